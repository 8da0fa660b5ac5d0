import { SpeechError } from './errors.ts'

/** A voice message of an hour has fewer characters; the conversation reads no longer message either. */
const MOST_CHARACTERS = 8000
/** Room for {@link MOST_CHARACTERS} written as JSON escapes, and for what services add to the text. */
const MOST_BYTES = 256 * 1024

/**
 * The text of a service's answer, `{"text": …}` whatever its media type says.
 * @throws {SpeechError} `empty` where no words were heard, `unreadable` where it is no transcription; whatever broke
 * the connection is thrown as it is.
 */
export async function transcriptionOf(response: Response): Promise<string> {
  const text = textIn(await bodyOf(response), response.status).trim()
  if (text === '') throw new SpeechError('empty', response.status)
  if (text.length > MOST_CHARACTERS || /^<(!doctype|html|\?xml)/i.test(text)) {
    throw new SpeechError('unreadable', response.status)
  }
  return text
}

/** Reads no further than an honest answer can be long. */
async function bodyOf(response: Response): Promise<string> {
  const decoder = new TextDecoder()
  let body = ''
  let bytes = 0
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength
    if (bytes > MOST_BYTES) throw new SpeechError('unreadable', response.status)
    body += decoder.decode(chunk, { stream: true })
  }
  return body + decoder.decode()
}

function textIn(body: string, status: number): string {
  try {
    const { text } = JSON.parse(body) as { text: unknown }
    if (typeof text === 'string') return text
  } catch {
    // A web page of a proxy, or an answer cut short: said below, without any of its words.
  }
  throw new SpeechError('unreadable', status)
}

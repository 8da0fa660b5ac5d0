import { z } from 'zod'
import { faultOfStatus, ModelError } from '../../model/index.ts'
import { sanitize } from '../../text/index.ts'

/** A list of models is short; more than this is something else. */
const MOST_BYTES = 1_000_000
const LONGEST_NAME = 200

/** Names of what does not chat: it may stand first in a list. */
const NO_CHAT = /embed|rerank|whisper|tts|bge-/i

const listing = z.object({ data: z.array(z.object({ id: z.string().min(1).max(LONGEST_NAME) })) })

/**
 * The name of the first model that a service lists, of those that chat if any is told apart.
 * @param signal ends the wait.
 * @throws {ModelError} where it lists none, whatever it did.
 */
export async function findName(
  baseUrl: string,
  apiKey: string | undefined,
  signal: AbortSignal,
): Promise<string> {
  const response = await fetch(`${baseUrl.replace(/\/+$/, '')}/models`, {
    headers: apiKey ? { authorization: `Bearer ${apiKey}` } : {},
    redirect: 'error',
    signal,
  }).catch(() => null)
  if (response === null) throw new ModelError(signal.aborted ? 'timeout' : 'unreachable')
  const { status } = response
  if (!response.ok) throw new ModelError(faultOfStatus(status), status)
  const names = namesIn(await textOf(response, signal)).map((name) => sanitize(name).trim())
  const name = names.find((each) => !NO_CHAT.test(each)) ?? names[0]
  if (!name) throw new ModelError('unreadable', status)
  return name
}

async function textOf({ body, status }: Response, signal: AbortSignal): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  let bytes = 0
  try {
    for await (const chunk of body ?? []) {
      bytes += chunk.byteLength
      if (bytes > MOST_BYTES) break
      text += decoder.decode(chunk, { stream: true })
    }
  } catch {
    throw new ModelError(signal.aborted ? 'timeout' : 'unreachable', status)
  }
  if (bytes > MOST_BYTES) throw new ModelError('too-long', status)
  return text
}

function namesIn(text: string): string[] {
  try {
    return listing.parse(JSON.parse(text)).data.map(({ id }) => id)
  } catch {
    return []
  }
}

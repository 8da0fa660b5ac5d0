import type { MessageLine, RevisedLine } from '../../../src/channels/web/api.ts'
import type { Reply } from '../../../src/reply/index.ts'

/** An answer of `POST /api/messages` as it comes. */
export interface Answering {
  response: Response
  /** The next line; undefined at the end. */
  next(): Promise<MessageLine | undefined>
  /** All the lines that are left. */
  rest(): Promise<MessageLine[]>
  /** Goes away: cuts the connection. */
  leave(): void
}

let sent = 0

/** Says something over the wire, as the page does; with an `id` used before, as the page does that lost the answer. */
export async function send(url: string, text: string, id = `wire-message-${++sent}`): Promise<Answering> {
  const connection = new AbortController()
  const response = await fetch(`${url}/api/messages`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ id, text }),
    signal: connection.signal,
  })
  const lines = linesOf(response)
  return {
    response,
    next: async () => (await lines.next()).value ?? undefined,
    async rest() {
      const left: MessageLine[] = []
      for await (const line of lines) left.push(line)
      return left
    },
    leave: () => connection.abort(),
  }
}

async function* linesOf(response: Response): AsyncGenerator<MessageLine, undefined> {
  let rest = ''
  for await (const text of (response.body as ReadableStream).pipeThrough(new TextDecoderStream())) {
    const lines = (rest + text).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) yield JSON.parse(line)
  }
  if (rest !== '') throw new Error(`cut within a line: ${rest}`)
}

export const isReply = (line: MessageLine | undefined): line is Reply =>
  line !== undefined && 'blocks' in line

export const isRevised = (line: MessageLine | undefined): line is RevisedLine =>
  line !== undefined && 'revised' in line

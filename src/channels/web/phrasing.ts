import type { Reply } from '../../reply/index.ts'
import type { MessageLine } from './api.ts'

export interface PhrasingStream {
  /** Every reply of the message. */
  replies: Reply[]
  /** Which of them is phrased. */
  index: number
  /** Aborted where whoever reads the stream goes away. */
  stop: AbortController
  /** Gives the revised reply, or null where it stays as it is. */
  phrase: (onProgress: (soFar: Reply) => void) => Promise<Reply | null>
  /** Told where `phrase` rejects; the reply then stays as it is. */
  failed: (error: unknown) => void
}

/** One line of the answer, with its end. */
export function lineOf(line: MessageLine): string {
  return `${JSON.stringify(line)}\n`
}

/** The lines of an answer of which one reply is phrased, each sent on as soon as it is known. */
export function phrasingStream({ replies, index, stop, phrase, failed }: PhrasingStream): ReadableStream {
  const encoder = new TextEncoder()
  let read = true
  return new ReadableStream<Uint8Array>({
    start(controller) {
      const send = (text: string) => {
        if (read) controller.enqueue(encoder.encode(text))
      }
      const revised = (reply: Reply | null) => {
        send(lineOf({ revised: index, reply, final: true }))
        if (read) controller.close()
      }
      send([...replies, { phrasing: index }].map(lineOf).join(''))
      phrase((reply) => send(lineOf({ revised: index, reply, final: false }))).then(revised, (error) => {
        failed(error)
        revised(null)
      })
    },
    cancel() {
      read = false
      stop.abort()
    },
  })
}

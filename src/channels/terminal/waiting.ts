import type { Paint } from './render.ts'

/** A wait shorter than this is none to whoever reads. */
const SAID_AFTER_MS = 150
const WORDS = '…正在组织表述'
const ERASE_LINE = '\r\u001b[2K'

/** Says on a terminal that an answer is under way, until the function given back is called. */
export function sayWaiting(output: NodeJS.WritableStream, paint: Paint): () => void {
  let said = false
  const timer = setTimeout(() => {
    said = true
    output.write(paint('dim', WORDS))
  }, SAID_AFTER_MS)
  return () => {
    clearTimeout(timer)
    if (said) output.write(ERASE_LINE)
  }
}

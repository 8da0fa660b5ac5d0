import type { PlacedBlock } from './articles.ts'
import { readingText } from './reading.ts'
import type { Ref, Removal, Slip } from './types.ts'

/** A slip that a caller lists stands nowhere in the provision it names, or the provision is not there. */
export class SlipNotFoundError extends Error {
  override readonly name = 'SlipNotFoundError'
  readonly ref: Ref
  readonly source: string

  constructor(ref: Ref, source: string, why: string) {
    super(`笔误登记有误：${ref} “${source}”${why}。请核对该条原文后更正 slips。`)
    this.ref = ref
    this.source = source
  }
}

/** The slips that name `ref` or a provision inside it, mended in the blocks that hold their words. */
export function mendSlips(
  blocks: readonly PlacedBlock[],
  slips: readonly Slip[],
): { blocks: PlacedBlock[]; removed: Removal[] } {
  const removed: Removal[] = []
  const mended = [...blocks]
  for (const slip of slips) {
    const words = readingText(slip.source)
    if (words === '') throw new SlipNotFoundError(slip.ref, slip.source, '为空')
    const at = mended.findIndex((block) => isWithin(block.ref, slip.ref) && block.text.includes(words))
    const block = mended[at]
    if (block === undefined) throw new SlipNotFoundError(slip.ref, slip.source, '不在该条文中')
    if (slip.reading === slip.source) continue
    mended[at] = { ...block, text: block.text.replace(words, () => slip.reading) }
    const text = leftOut(words, slip.reading)
    if (text !== '') removed.push({ offset: block.source.start, text, why: 'slip' })
  }
  return { blocks: mended, removed }
}

/** What of `words` is not in `reading`, between the ends that both share. */
function leftOut(words: string, reading: string): string {
  let head = 0
  while (head < words.length && words[head] === reading[head]) head++
  let tail = 0
  const most = Math.min(words.length, reading.length) - head
  while (tail < most && words.at(-1 - tail) === reading.at(-1 - tail)) tail++
  return words.slice(head, words.length - tail)
}

/** `ref` is `outer` or stands inside it. */
export function isWithin(ref: Ref, outer: Ref): boolean {
  return ref === outer || (ref.startsWith(outer) && /[./]/.test(ref[outer.length] as string))
}

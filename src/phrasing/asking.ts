import { z } from 'zod'
import type { Demand } from './demands.ts'
import type { Segment, SegmentFault, Source } from './types.ts'
import type { PhrasingWords } from './words.ts'

/** The shape of the model's answer. */
export const answerSchema = z.object({
  segments: z.array(
    z.object({ text: z.string(), rests: z.array(z.object({ source: z.string(), words: z.string() })) }),
  ),
})

const partialSchema = z.object({ segments: z.array(z.unknown()) })

/** The segments of an answer that is still growing, as far as they are in shape. */
export function segmentsIn(partial: unknown): Segment[] {
  const { data } = partialSchema.safeParse(partial)
  const found: Segment[] = []
  for (const one of data?.segments ?? []) {
    const segment = answerSchema.shape.segments.element.safeParse(one).data
    // The next ones would be counted wrongly.
    if (segment === undefined) break
    found.push(tidy(segment))
  }
  return found
}

/** `[1]` as the source is printed, or `1`. */
export function tidy({ text, rests }: Segment): Segment {
  return {
    text,
    rests: rests.map(({ source, words }) => ({ source: source.trim().replace(/^\[|\]$/g, ''), words })),
  }
}

/** A segment that did not hold, and why. */
export interface Failed {
  segment: Segment
  fault: SegmentFault
  at: string
}

const FAULTS: Record<SegmentFault, string> = {
  form: '不是不超过240字的纯文字，或者没有写出处，或者一段写了两部规定',
  'unknown-source': '没有这个编号的材料',
  misquoted: 'words 不是该材料的原文',
  'unsupported-term': '材料的原文里没有这个说法',
  'unsupported-words': '不是材料的原话，也不是连接词',
  rearranged: '没有按整个分句照写，或者漏掉了前面的条件、主语',
  verdict: '说到责任、免责、处理，必须照写条文的一整句',
}

/** Lines that say which segments failed and what an answer must still say; empty where all is well. */
export function failedText(failed: readonly Failed[], missing: readonly Demand[]): string {
  return [
    ...failed.map(
      ({ segment, fault, at }) => `- ${segment.text}\n  原因：${FAULTS[fault]}（${at.slice(0, 40)}）`,
    ),
    ...missing.map(({ source: { id, label }, words }) =>
      words === null
        ? `- 还没有用到材料 [${id}] ${label}，请补一段。`
        : `- 还没有写到材料 [${id}] ${label} 的“${words}”，请补一段。`,
    ),
  ].join('\n')
}

/** The sources as the prompt shows them, with what must be said of them. */
export function sourcesText(sources: readonly Source[], demands: readonly Demand[]): string {
  return sources
    .map((source) => {
      const { id, label, leadIn, text } = source
      const before = leadIn === '' ? '' : `（前文）${leadIn}\n`
      const said = demands
        .filter((demand) => demand.source === source)
        .map(({ words }) => (words === null ? '（必须用到）\n' : `（必须写到）${words}\n`))
        .join('')
      return `[${id}] ${label}\n${before}${said}原文：${text}\n`
    })
    .join('\n')
}

/** The words that may stand between the law's. */
export function joiningText(words: PhrasingWords): string {
  return [...new Set([...words.front, ...words.according, '规定', ...words.must])].join('、')
}

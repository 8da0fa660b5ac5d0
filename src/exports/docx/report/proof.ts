import { numbersText } from '../../entry-words.ts'
import type { Sentence } from './types.ts'

/** What a sentence rests on: 台账第3号、第5号；《枣庄办法》第七条第（一）项; empty where its own words name it. */
export function proofOf({ entries, provisions, namesProvisions }: Sentence): string {
  return [
    ...(entries.length > 0 ? [`台账${numbersText(entries)}`] : []),
    ...(provisions.length > 0 && !namesProvisions ? [citationsText(provisions)] : []),
  ].join('；')
}

/** A sentence with its proof and its full stop. */
export function sentenceText(sentence: Sentence): string {
  const proof = proofOf(sentence)
  return `${sentence.text}${proof === '' ? '' : `〔${proof}〕`}。`
}

/** 《枣庄办法》第五条、第七条第（二）项: the name of a regulation once, where several citations in a row have it. */
export function citationsText(labels: readonly string[]): string {
  let before = ''
  return labels
    .map((label) => {
      const name = /^《[^》]*》/.exec(label)?.[0] ?? ''
      const short = name !== '' && name === before ? label.slice(name.length) : label
      before = name
      return short
    })
    .join('、')
}

import { formatDay } from '../../../calendar/index.ts'
import type { TenureRow } from '../../../storage/index.ts'
import { oneLine } from '../../entry-words.ts'
import type { Facts } from '../../facts.ts'
import { momentText, postText, spanText } from '../../words.ts'
import { aheadOf } from './ahead.ts'
import { basisOf } from './basis.ts'
import { doneOf } from './done.ts'
import { gapsOf } from './gaps.ts'
import type { Report } from './types.ts'

/** The report that the facts give, as text: the same facts give the same words. */
export function reportOf(facts: Facts): Report {
  const { name, from, to, madeAt, head } = facts
  return {
    title: titleOf(facts),
    lines: [
      `报告人：${name === null ? '＿＿＿＿＿＿' : oneLine(name)}`,
      ...facts.tenures.flatMap((tenure) => [
        `岗位：${oneLine(postText(facts, tenure))}`,
        `任期：${tenureDays(tenure)}`,
      ]),
      `报告期：${spanText(from, to)}`,
    ],
    sections: [basisOf(facts), doneOf(facts), gapsOf(facts), aheadOf(facts)],
    imprint: `本稿依据${momentText(madeAt)}的台账生成，当时台账最后一行为第${head.seq}号，SHA-256为${head.hash}。`,
  }
}

/** 2026年度安全生产履职报告; of other spans than a year of the calendar without the year. */
function titleOf({ from, to }: Facts): string {
  const year = from.slice(0, 4)
  const whole = from === `${year}-01-01` && to === `${year}-12-31`
  return `${whole ? `${year}年度` : ''}安全生产履职报告`
}

/** 2025年3月1日起, or both days where it has ended. */
function tenureDays({ from, to }: TenureRow): string {
  return to === null ? `${formatDay(from)}起` : spanText(from, to)
}

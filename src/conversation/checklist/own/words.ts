import { everyUnit, formatDay } from '../../../calendar/index.ts'
import type { DutyItem } from '../../../checklist/index.ts'
import type { DutyItemRow } from '../../../storage/index.ts'

/** Said wherever an item of the organisation's own is shown: it must not be taken for the law. */
export const NOT_LAW = '本单位补充，不是法规原文'

/** 每月至少1次; null where the item has no frequency. */
export function oftenText(frequency: DutyItemRow['frequency']): string | null {
  return frequency && `${everyUnit(frequency.period, frequency.every)}至少${frequency.count}次`
}

/** 区委办〔2026〕5号，2026年1月10日 */
export function sourceText({ source, sourceDate }: Pick<DutyItemRow, 'source' | 'sourceDate'>): string {
  return sourceDate === null ? source : `${source}，${formatDay(sourceDate)}`
}

/** 本单位补充，不是法规原文；来源：区委办〔2026〕5号，2026年1月10日 */
export function ownRemark(own: DutyItemRow): string {
  const ended = own.to === null ? '' : `，到${formatDay(own.to)}为止`
  return `${NOT_LAW}；来源：${sourceText(own)}；${formatDay(own.from)}起${ended}`
}

/** How an item is called in a sentence: 《枣庄办法》第六条第（一）项, or 本单位补充事项“每月听取…”. */
export function callOf(item: DutyItem): string {
  return item.own ? `本单位补充事项“${shortened(item.text, 20)}”` : item.label
}

/** The same on a button, short: 第七条第（七）项. */
export function shortCallOf(item: DutyItem): string {
  return item.own ? `补充：${shortened(item.text, 12)}` : item.label.replace(/^《[^》]*》/, '')
}

function shortened(text: string, most: number): string {
  const letters = [...text]
  return letters.length > most ? `${letters.slice(0, most - 1).join('')}…` : text
}

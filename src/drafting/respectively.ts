import type { Bearer } from './bearers.ts'
import type { Unit } from './units.ts'

const JOINED = /^[、和及以,，\s]*$/
const LEVEL =
  /^(?:自治区|直辖市|设区的市|省|市|州|区县|县（市、区）|区（市）|区|县|旗|乡镇|镇（街道）|乡|镇|街道|村（社区）|村|社区)/

/**
 * 市级、县级、乡级河长分别每季度、每月、每旬巡河1次: where as many bearers as periods (or as numbers of one period) stand
 * side by side, each is given its own. Changes `bearers`.
 */
export function respectively(units: readonly Unit[], bearers: Bearer[], text: string): void {
  let start = 0
  while (start < units.length) {
    let end = start + 1
    while (end < units.length && beside(units[end - 1] as Unit, units[end] as Unit, text)) end++
    const first = bearers[start]
    const parts = first === undefined || first.who === '' ? [] : partsOf(first.who)
    if (end - start > 1 && first !== undefined && parts.length === end - start) {
      for (let i = start; i < end; i++)
        bearers[i] = { ...first, who: parts[i - start] as string, at: i === start ? first.at : null }
    }
    start = end
  }
}

/** Nothing but a joining word between the two: 每季度、每月; 1次、2次. */
function beside(a: Unit, b: Unit, text: string): boolean {
  const from =
    b.shared && a.count !== null
      ? a.count.end
      : a.inside && a.count !== null
        ? Math.max(a.count.end, a.period.end)
        : a.period.end
  const to = b.shared && b.count !== null ? b.count.start : b.period.start
  return to >= from && JOINED.test(text.slice(from, to).replace(/至少|不少于|不得少于|分别/g, ''))
}

/** 省、市、县级河长 → 省级河长, 市级河长, 县级河长. */
function partsOf(who: string): string[] {
  const parts = who.split(/、|和|及/).map((part) => part.trim())
  const last = parts.at(-1) as string
  const tail = last.replace(LEVEL, '')
  return tail === last
    ? parts
    : parts.map((part) =>
        part.replace(LEVEL, '') === '' || part.replace(LEVEL, '') === '级'
          ? `${LEVEL.exec(part)?.[0]}${tail}`
          : part,
      )
}

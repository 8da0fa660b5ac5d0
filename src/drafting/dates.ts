import { isCivilDate } from '../calendar/index.ts'
import { parseNumeral } from '../text/index.ts'

const N = '[0-9０-９〇○零一二三四五六七八九十]'
export const DATE = `${N}{4}\\s*年\\s*${N}{1,3}\\s*月\\s*${N}{1,3}\\s*日`
const PARTS = new RegExp(`(${N}{4})\\s*年\\s*(${N}{1,3})\\s*月\\s*(${N}{1,3})\\s*日`)

/** YYYY-MM-DD of the first date printed in `text`, in figures or Chinese numerals; null where it has none that exists. */
export function dateIn(text: string): string | null {
  const match = PARTS.exec(text)
  if (match === null) return null
  const [year, month, day] = match.slice(1).map((part) => parseNumeral(part.replaceAll('○', '〇')))
  if (year == null || month == null || day == null) return null
  const date = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  return isCivilDate(date) ? date : null
}

import type { Remark } from './remarks.ts'

/** Elements whose content is no text of the document. */
export const LEFT_OUT: ReadonlySet<string> = new Set([
  'w:instrText',
  'w:delInstrText',
  'w:sdtPr',
  'w:pPrChange',
  'w:rPrChange',
  'w:sectPrChange',
  'w:tblPrChange',
  'w:trPrChange',
  'w:tcPrChange',
  'w:tblGridChange',
  'w:ffData',
  'w:fldData',
  'w:rt',
])

/** What tracked changes took out. */
export const DELETED: ReadonlySet<string> = new Set(['w:del', 'w:moveFrom'])

/** Elements that are told wherever they stand. */
export const TOLD: Readonly<Record<string, Remark>> = {
  'a:blip': 'picture',
  'v:imagedata': 'picture',
  'w:object': 'object',
  'm:oMath': 'formula',
  'w:ruby': 'phonetic',
}

/** The vocabularies of drawings that hold words of their own. */
export const OBJECTS = /\/(chart|diagram)$/

/** The character of `w:sym`; null for one of a font of signs. */
export function signOf(code: string | undefined): string | null {
  const point = Number.parseInt(code ?? '', 16)
  const plain =
    Number.isInteger(point) && point >= 0x20 && (point < 0xe000 || point > 0xf8ff) && point <= 0xffff
  return plain ? String.fromCharCode(point) : null
}

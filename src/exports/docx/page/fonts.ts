/**
 * Fonts of official documents (GB/T 9704-2012) and what stands in for them where they are not installed. `eastAsia` is
 * what sets Chinese; without it Word takes a font of its own for every Chinese character.
 */

export interface Typeface {
  ascii: string
  hAnsi: string
  cs: string
  eastAsia: string
  hint: 'eastAsia'
}

const LATIN = 'Times New Roman'

function face(chinese: string, latin = LATIN): Typeface {
  return { ascii: latin, hAnsi: latin, cs: latin, eastAsia: chinese, hint: 'eastAsia' }
}

/** Of the title; digits in it as well. */
export const TITLE_FACE = face('方正小标宋简体', '方正小标宋简体')
/** Of the body. */
export const BODY_FACE = face('仿宋_GB2312')
/** Of headings 一、 */
export const HEADING_FACE = face('黑体')
/** Of headings （一）. */
export const SUBHEADING_FACE = face('楷体_GB2312')
/** Of page numbers and of small print. */
export const SONG_FACE = face('宋体', '宋体')

/** Half-points, as documents count: 二号, 三号, 四号, 小四, 五号, 小五. */
export const SIZE = { two: 44, three: 32, four: 28, smallFour: 24, five: 21, smallFive: 18 } as const

/** Fonts by the names that documents give them, with those that may take their place, the nearest first. */
const STAND_INS: [name: string, alternatives: string, family: 'roman' | 'swiss' | 'modern' | 'script'][] = [
  ['方正小标宋简体', '方正小标宋_GBK,华文中宋,宋体,SimSun', 'roman'],
  ['仿宋_GB2312', '仿宋,FangSong,华文仿宋', 'modern'],
  ['楷体_GB2312', '楷体,KaiTi,华文楷体', 'script'],
  ['黑体', 'SimHei,微软雅黑', 'swiss'],
  ['宋体', 'SimSun,华文宋体', 'roman'],
]

/** word/fontTable.xml: a reader without a font takes the one named in `altName`. */
export function fontTable(): string {
  const fonts = STAND_INS.map(
    ([name, alternatives, family]) =>
      `<w:font w:name="${name}"><w:altName w:val="${alternatives}"/><w:charset w:val="86"/>` +
      `<w:family w:val="${family}"/><w:pitch w:val="variable"/></w:font>`,
  )
  const latin = `<w:font w:name="${LATIN}"><w:charset w:val="00"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font>`
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
    '<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">' +
    `${fonts.join('')}${latin}</w:fonts>`
  )
}

import type { Paragraph, Table } from 'docx'
import { formatDay } from '../../../calendar/index.ts'
import { formatNumeral } from '../../../text/index.ts'
import { oneLine } from '../../entry-words.ts'
import type { Facts } from '../../facts.ts'
import { entriesById } from '../../how-counted.ts'
import { momentText, ownerOf, postText, spanText, WHAT_IT_SAYS } from '../../words.ts'
import {
  headLine,
  LYING,
  lineOf,
  pack,
  pageNumbersInTheMiddle,
  pairsOf,
  STYLE,
  TABLE_STYLES,
} from '../page/index.ts'
import { closingParts } from './closing.ts'
import { itemPart } from './item.ts'

/**
 * 履职台账 as a .docx file, on pages that lie: per post every duty item with the law's words, its periods with how they
 * were counted, its entries and what is missing; withdrawn entries, the rules used, the head of the chain.
 */
export function dossierDocx(facts: Facts): Promise<Buffer> {
  const byId = entriesById(facts)
  const lists = facts.checklist.lists.map(({ heading, rows }) => ({
    heading,
    parts: rows.flatMap((row, at) => itemPart(facts, byId, row, at + 1)),
  }))
  const chapters = [...lists, ...closingParts(facts)]
  const title = `${oneLine(ownerOf(facts))}履职台账`
  return pack({
    title,
    madeAt: facts.madeAt,
    styles: TABLE_STYLES,
    section: {
      properties: LYING,
      headers: headLine(`${title} · ${spanText(facts.from, facts.to)}`),
      footers: pageNumbersInTheMiddle(),
      children: [
        lineOf(STYLE.title, '履职台账'),
        cover(facts),
        lineOf(STYLE.remark, WHAT_IT_SAYS),
        ...chapters.flatMap(({ heading, parts }, at): (Paragraph | Table)[] => [
          lineOf(STYLE.one, `${formatNumeral(at + 1)}、${heading}`),
          ...parts,
        ]),
      ],
    },
  })
}

function cover(facts: Facts): Table {
  const { name, from, to, on, madeAt, entries, tenures } = facts
  const standing = entries.filter(({ voided }) => !voided)
  const times = standing.reduce((sum, { count }) => sum + count, 0)
  return pairsOf([
    ['姓名', name === null ? '（没有留姓名）' : oneLine(name)],
    ...tenures.map((tenure): [string, string] => [
      '岗位',
      `${oneLine(postText(facts, tenure))}，${tenure.to === null ? `${formatDay(tenure.from)}起` : spanText(tenure.from, tenure.to)}`,
    ]),
    ['期间', spanText(from, to)],
    ['记录', `${standing.length}条，共${times}次；另有已撤销${entries.length - standing.length}条`],
    ['状态判断日', formatDay(on)],
    ['生成时间', `${momentText(madeAt)}（北京时间）`],
  ])
}

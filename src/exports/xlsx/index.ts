import { writeXlsx } from 'hucre/xlsx'
import type { Facts } from '../facts.ts'
import { ownerOf, spanText } from '../words.ts'
import { changesSheet } from './changes.ts'
import { checklistSheet } from './checklist.ts'
import { entriesSheet } from './entries.ts'
import { notesSheet } from './notes.ts'
import { DEFAULT_FONT } from './sheet.ts'

/**
 * The ledger as an .xlsx workbook: 台账, 清单, 更正与撤销, 说明. Days and hours are real dates on the wall clock of
 * Asia/Shanghai; whatever people wrote is text.
 */
export async function ledgerXlsx(facts: Facts): Promise<Buffer> {
  const bytes = await writeXlsx({
    sheets: [entriesSheet(facts), checklistSheet(facts), changesSheet(facts), notesSheet(facts)],
    defaultFont: DEFAULT_FONT,
    properties: {
      title: `${ownerOf(facts)}履职台账 ${spanText(facts.from, facts.to)}`,
      creator: '照单',
      created: facts.madeAt,
      modified: facts.madeAt,
    },
  })
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

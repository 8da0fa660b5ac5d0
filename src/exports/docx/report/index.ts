import type { Facts } from '../../facts.ts'
import { drawReport } from './draw.ts'
import { reportOf } from './report.ts'

/**
 * 履职报告（述职报告草稿）as a .docx file: 职责依据, 履职情况, 存在不足, 下步打算. Every sentence of it names the ledger
 * entries and the provisions that it rests on; nothing is concluded.
 */
export function reportDocx(facts: Facts): Promise<Buffer> {
  return drawReport(reportOf(facts), facts.madeAt)
}

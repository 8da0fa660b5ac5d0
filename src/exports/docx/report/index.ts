import type { Facts } from '../../facts.ts'
import { drawReport } from './draw.ts'
import { type Phrase, phrased } from './phrase.ts'
import { reportOf } from './report.ts'

export type { Phrase } from './phrase.ts'

/**
 * 履职报告（述职报告草稿）as a .docx file: 职责依据, 履职情况, 存在不足, 下步打算. Every sentence of it names the ledger
 * entries and the provisions that it rests on; nothing is concluded. With `phrase`, the sentences of a paragraph may be
 * joined anew; what does not say the same is left as it was.
 */
export async function reportDocx(facts: Facts, { phrase }: { phrase?: Phrase } = {}): Promise<Buffer> {
  const report = reportOf(facts)
  return drawReport(phrase ? await phrased(report, phrase) : report, facts.madeAt)
}

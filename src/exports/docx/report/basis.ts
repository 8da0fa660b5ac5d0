import type { Facts, RulesUsed } from '../../facts.ts'
import { REMARKS } from './remarks.ts'
import type { Part, Section, Sentence } from './types.ts'

/** 职责依据: the provisions that state the duties, whole, each with its citation. */
export function basisOf(facts: Facts): Section {
  const parts: Part[] = []
  if (facts.rules.length > 0)
    parts.push({
      kind: 'sentences',
      lead: null,
      sentences: facts.rules.map((used) => ruleSentence(facts, used)),
    })
  for (const { heading, rows } of facts.checklist.lists) {
    parts.push({ kind: 'heading', text: heading })
    for (const { item } of rows) parts.push({ kind: 'quote', label: item.label, text: item.text })
  }
  if (parts.length === 0) parts.push({ kind: 'remark', text: REMARKS.noDuties })
  return { heading: '职责依据', parts }
}

/** 《…实施办法》（室字〔2019〕88号），以下简称《枣庄办法》 */
function ruleSentence({ knowledge }: Facts, { regulation, fullName, documentNumber }: RulesUsed): Sentence {
  const short = `《${knowledge.pack(regulation)?.meta.shortName ?? regulation}》`
  const number = documentNumber === null ? '' : `（${documentNumber}）`
  return {
    text: `《${fullName.replaceAll('《', '〈').replaceAll('》', '〉')}》${number}，以下简称${short}`,
    entries: [],
    provisions: [short],
    namesProvisions: true,
  }
}

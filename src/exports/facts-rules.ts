import { digestOf } from '../chain/index.ts'
import type { Checklist } from '../checklist/index.ts'
import type { Knowledge, KnowledgePack } from '../knowledge/index.ts'
import { regulationOf } from '../regulation/index.ts'
import type { TenureRow } from '../storage/index.ts'
import type { RulesUsed } from './facts.ts'

/**
 * The regulations that a checklist rests on, with hashes of their text and rules, in the order in which they are
 * loaded: those of the posts held, and those of any other provision that an entry is linked to.
 */
export function rulesUsed(
  knowledge: Knowledge,
  tenures: readonly TenureRow[],
  { lists }: Checklist,
): RulesUsed[] {
  const linked = lists.flatMap(({ rows }) =>
    rows.flatMap(({ item }) => ('ref' in item.target ? [regulationOf(item.target.ref)] : [])),
  )
  const used = new Set([...tenures.map(({ regulation }) => regulation), ...linked])
  return knowledge.packs.filter(({ meta }) => used.has(meta.id)).map(ruleSet)
}

function ruleSet({ meta, regulation, obligations, uncounted }: KnowledgePack): RulesUsed {
  return {
    regulation: meta.id,
    fullName: meta.fullName,
    documentNumber: meta.documentNumber,
    issued: meta.issued,
    inForce: meta.inForce,
    textSha256: digestOf(regulation.provisions.map(({ ref, text }) => ({ ref, text }))),
    rulesSha256: digestOf({ obligations, uncounted }),
  }
}

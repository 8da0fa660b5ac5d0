import { obligationsOf } from '../../duties/index.ts'
import type { Provision } from '../../regulation/index.ts'
import type { Block, Button } from '../../reply/index.ts'
import { openAction } from '../actions.ts'
import type { Turn } from '../turn.ts'

/** Duty items of the posts held on a day of `from`…`to` that carry no frequency: each leaf provision once. */
function otherDuties(turn: Turn, from: string, to: string): Provision[] {
  const { knowledge, rules } = turn.parts
  const held = turn.tenures.filter((tenure) => tenure.from <= to && (tenure.to ?? to) >= from)
  const found = new Map<string, Provision>()
  for (const { regulation, post } of held) {
    const counted = new Set(obligationsOf(rules, regulation, post).map((obligation) => obligation.ref))
    for (const ref of knowledge.post(regulation, post)?.duties ?? []) {
      for (const leaf of leavesOf(turn, ref)) if (!counted.has(leaf.ref)) found.set(leaf.ref, leaf)
    }
  }
  return [...found.values()]
}

function leavesOf(turn: Turn, ref: string): Provision[] {
  const provision = turn.parts.knowledge.provision(ref)
  if (!provision) return []
  return provision.children.length === 0
    ? [provision]
    : provision.children.flatMap((child) => leavesOf(turn, child))
}

/** These duties in a line each, the law's first words, with a button to each article. Empty where there are none. */
export function otherDutyBlocks(
  turn: Turn,
  from: string,
  to: string,
): { blocks: Block[]; buttons: Button[][] } {
  const duties = otherDuties(turn, from, to)
  if (duties.length === 0) return { blocks: [], buttons: [] }
  const articles = new Map(duties.map((duty) => [articleOf(turn, duty).ref, articleOf(turn, duty)]))
  return {
    blocks: [
      { type: 'heading', text: `另有 ${duties.length} 项职责没有次数要求，平时就要做` },
      { type: 'list', items: duties.map((duty) => `${duty.label}：${opening(duty.text)}`) },
    ],
    buttons: [...articles.values()].map((article) => [
      { label: `看${article.label}全文`, action: openAction(article.ref) },
    ]),
  }
}

function articleOf(turn: Turn, provision: Provision): Provision {
  let at = provision
  while (at.kind !== 'article' && at.parent) at = turn.parts.knowledge.provision(at.parent) ?? at
  return at
}

/** The words up to the first stop, without the marker; an ellipsis says that there is more. */
function opening(text: string): string {
  const bare = text.replace(/^[（(][一二三四五六七八九十]+[）)]\s*/, '')
  const first = bare.split(/[，；。;,]/, 1)[0] as string
  return first.length < bare.replace(/[；。;]$/, '').length ? `${first}……` : first
}

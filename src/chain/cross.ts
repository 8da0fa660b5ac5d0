import { GENESIS } from './hash.ts'
import type { SealedLine } from './line.ts'

/** The chains of a record: the ledger, and the two whose heads its lines hold. */
export interface RecordChains {
  ledger: readonly SealedLine[]
  tenure: readonly SealedLine[]
  duty_item: readonly SealedLine[]
}

/** Something that is not as it was written. `seq` is the first ledger line concerned, 0 where it is none of them. */
export interface Finding {
  seq: number
  why: string
}

type Body = Readonly<Record<string, unknown>>

/** What a ledger line says of the heads of the other chains; empty where it says nothing that can be read. */
export function headsOf(body: Body): Record<string, unknown> {
  try {
    const heads: unknown = JSON.parse(String(body.heads))
    return typeof heads === 'object' && heads !== null ? (heads as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

/**
 * What the lines of a ledger, whole in themselves, say of each other and of the other chains. Lines without a body
 * are passed over.
 * @param sound which of the other chains is whole: of one that is not, nothing more is said.
 */
export function crossFindings(
  chains: RecordChains,
  sound: Record<'tenure' | 'duty_item', boolean>,
): Finding[] {
  const findings: Finding[] = []
  if (sound.tenure) findings.push(...restFindings(chains.ledger, 'tenure', chains.tenure, '岗位记录'))
  if (sound.duty_item) {
    findings.push(...restFindings(chains.ledger, 'duty_item', chains.duty_item, '本单位补充事项的记录'))
  }
  return [...findings, ...ownFindings(chains.ledger), ...pointerFindings(chains.ledger)]
}

/** Each line follows the same person's line before it, so that none of them is left out or given as somebody else's. */
function ownFindings(ledger: readonly SealedLine[]): Finding[] {
  const findings: Finding[] = []
  const closed = new Map(ledger.flatMap((line) => (line.body ? [] : [[line.hash, line.seq] as const])))
  const last = new Map<unknown, string>()
  for (const { seq, hash, body } of ledger) {
    if (body === undefined) continue
    const { own } = headsOf(body)
    const before = last.get(body.person) ?? GENESIS
    last.set(body.person, hash)
    if (own === before) continue
    const hidden = closed.get(String(own)) ?? seq
    findings.push({ seq, why: hidden < seq ? leftOut(seq, hidden) : notFollowing(seq) })
  }
  return findings
}

const leftOut = (seq: number, hidden: number): string =>
  `第 ${seq} 条之前缺少本人的一条记录：它接在第 ${hidden} 条之后，第 ${hidden} 条是本人的，却没有给出内容。`

const notFollowing = (seq: number): string => `第 ${seq} 条不接在本人的上一条之后：缺少本人的一条记录。`

/** Every head of the other chain that a line holds was one, and none earlier than that of the line before. */
function restFindings(
  ledger: readonly SealedLine[],
  name: string,
  other: readonly SealedLine[],
  called: string,
): Finding[] {
  const places = new Map([[GENESIS, 0], ...other.map(({ hash }, at) => [hash, at + 1] as const)])
  let latest = 0
  for (const { seq, body } of ledger) {
    if (body === undefined) continue
    const place = places.get(String(headsOf(body)[name]))
    if (place === undefined) {
      const why = `第 ${seq} 条写入时的最后一条${called}现在找不到：${called}被截断，或者被改动后重新算过哈希。`
      return [{ seq, why }]
    }
    if (place < latest) {
      return [{ seq, why: `第 ${seq} 条所依据的${called}比上一条的还早：顺序不对。` }]
    }
    latest = place
  }
  return []
}

/** What a line says that it takes back or affirms is a line of these kinds. */
const POINTS_AT: Record<string, readonly string[]> = {
  detach: ['attach'],
  unlink: ['link'],
  affirm: ['record', 'correction'],
}

/** Lines that amend name an earlier record of the same person, and a line of the same entry where they name one. */
function pointerFindings(ledger: readonly SealedLine[]): Finding[] {
  const findings: Finding[] = []
  const before = new Map<unknown, Body>()
  for (const { seq, body } of ledger) {
    if (body === undefined) continue
    const why = pointerFault(body, before)
    if (why !== null) findings.push({ seq, why: `第 ${seq} 条${why}。` })
    before.set(body.id, body)
  }
  return findings
}

function pointerFault(body: Body, before: ReadonlyMap<unknown, Body>): string | null {
  if (body.kind === 'record') return body.amends === null ? null : '是新记录，却指向另一条'
  const record = before.get(body.amends)
  if (record?.kind !== 'record') return '所更正或补充的记录不在它之前'
  if (record.person !== body.person) return '所更正或补充的是另一个人的记录'
  const kinds = POINTS_AT[String(body.kind)]
  if (kinds === undefined) return null
  const target = before.get(lineIn(body.detail))
  const same = target !== undefined && (target.id === body.amends || target.amends === body.amends)
  return same && kinds.includes(String(target.kind)) ? null : '所指的那一行不在同一条记录里'
}

function lineIn(detail: unknown): unknown {
  try {
    return (JSON.parse(String(detail)) as { line?: unknown } | null)?.line
  } catch {
    return undefined
  }
}

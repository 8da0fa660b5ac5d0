import { crossFindings, type Finding, headsOf, type RecordChains } from './cross.ts'
import { GENESIS } from './hash.ts'
import type { SealedLine } from './line.ts'
import { verifyChain } from './verify.ts'

/** A head that stands somewhere else than in the chain itself. */
export interface KnownHead {
  seq: number
  hash: string
  /** Where it stands, in words that a sentence can hold: 2026-11-22 公布的台账指纹. */
  where: string
}

export type { Finding, RecordChains }

/** What is known of a record beside its lines. */
export interface KnownOfRecord {
  /** The highest number ever given in each chain, where something tells it. */
  highest?: Partial<Record<keyof RecordChains, number>>
  heads?: readonly KnownHead[]
  /** A head noted by somebody outside: 16 to 64 hexadecimal digits from its beginning. */
  noted?: string
}

export interface RecordVerdict {
  ok: boolean
  /** Number of ledger lines. */
  entries: number
  /** Hash of the last of them. */
  head: string
  /** The first of the findings: what `zhaodan verify` calls firstBad. */
  firstBad: Finding | null
  findings: readonly Finding[]
}

/** What chains are called in sentences. */
const CHAINS = { tenure: '岗位记录', duty_item: '本单位补充事项的记录' } as const

/** Checks the three chains, what they say of each other, and the heads that are known from elsewhere. */
export function verifyRecord(chains: RecordChains, known: KnownOfRecord = {}): RecordVerdict {
  const { ledger } = chains
  const verdict = verifyChain(ledger, known.highest?.ledger)
  const findings: Finding[] = []
  const sound: Record<'tenure' | 'duty_item', boolean> = { tenure: true, duty_item: true }
  for (const name of ['tenure', 'duty_item'] as const) {
    const { firstBad } = verifyChain(chains[name], known.highest?.[name])
    if (firstBad === null) continue
    sound[name] = false
    const good = new Set([GENESIS, ...chains[name].slice(0, firstBad.seq - 1).map((line) => line.hash)])
    findings.push({ seq: restingOnOther(ledger, name, good), why: `${CHAINS[name]}：${firstBad.why}` })
  }
  if (verdict.ok) findings.push(...crossFindings(chains, sound))
  if (verdict.firstBad !== null) findings.unshift({ seq: verdict.firstBad.seq, why: verdict.firstBad.why })
  findings.push(...headFindings(ledger, known, verdict.firstBad?.seq ?? Number.POSITIVE_INFINITY))
  return { entries: ledger.length, head: verdict.head, ...judged(findings) }
}

/** The verdict with what was found beside the chains. */
export function withFindings(verdict: RecordVerdict, more: readonly Finding[]): RecordVerdict {
  return more.length === 0 ? verdict : { ...verdict, ...judged([...verdict.findings, ...more]) }
}

function judged(found: readonly Finding[]): Pick<RecordVerdict, 'ok' | 'firstBad' | 'findings'> {
  const findings = inOrder(found)
  return { ok: findings.length === 0, firstBad: findings[0] ?? null, findings }
}

/** By ledger line; what concerns none of them comes last. */
function inOrder(findings: readonly Finding[]): Finding[] {
  const rank = ({ seq }: Finding) => (seq === 0 ? Number.POSITIVE_INFINITY : seq)
  return findings.toSorted((a, b) => (rank(a) === rank(b) ? 0 : rank(a) - rank(b)))
}

/** Number of the first ledger line that rests on a row of the other chain which is not among the good ones; 0: none. */
function restingOnOther(ledger: readonly SealedLine[], name: string, good: ReadonlySet<string>): number {
  return ledger.find(({ body }) => body && !good.has(String(headsOf(body)[name])))?.seq ?? 0
}

/** @param broken number of the first line that does not hold: heads from there on say nothing more. */
function headFindings(
  ledger: readonly SealedLine[],
  { heads: known = [], noted }: KnownOfRecord,
  broken: number,
): Finding[] {
  const heads = known.filter(({ seq }) => seq < broken)
  const findings: Finding[] = []
  const hashAt = (seq: number) => (seq === 0 ? GENESIS : ledger[seq - 1]?.hash)
  const kept = Math.max(0, ...heads.filter(({ seq, hash }) => hashAt(seq) === hash).map(({ seq }) => seq))
  const lost = heads.filter(({ seq, hash }) => hashAt(seq) !== hash).toSorted((a, b) => a.seq - b.seq)[0]
  if (lost !== undefined) findings.push(lostHead(lost, kept, ledger.length))
  const found =
    noted === undefined || [GENESIS, ...ledger.map(({ hash }) => hash)].some((hash) => hash.startsWith(noted))
  if (!found) {
    const why = '给出的台账指纹不在这条链上：在它记下之后，链的末尾被截断，或者整条链被改写后重新算过哈希。'
    findings.push({ seq: 0, why })
  }
  return findings
}

function lostHead({ seq, where }: KnownHead, kept: number, entries: number): Finding {
  if (seq > entries) {
    return { seq: entries + 1, why: `末尾被截断：${where}是第 ${seq} 条的，现在只到第 ${entries} 条。` }
  }
  const first = seq > kept ? kept + 1 : seq
  const which = first === seq ? `第 ${seq} 条` : `第 ${first} 至第 ${seq} 条之间`
  return { seq: first, why: `${which}被改动后重新算过哈希：第 ${seq} 条的哈希与${where}不一致。` }
}

import { affirmRow, type LedgerEntry } from '../../ledger/index.ts'
import { type Reply, reply } from '../../reply/index.ts'
import { buttonsFor, sayAction } from '../actions.ts'
import { type AffirmCard, keepCard, type OpenCard, settleCard } from '../cards/card.ts'
import { sentence } from '../say.ts'
import type { Turn } from '../turn.ts'
import { entryLine } from '../views/ledger-view.ts'
import { isUnaffirmed, statedBy } from './unaffirmed.ts'
import { isOnBehalf } from './wording.ts'

/** Entries that one tap confirms. */
const MOST_SHOWN = 20
const ONLY_THEMSELVES = '代录的内容只有本人能确认。'

/** 确认属实 under a notice: what was shown there is confirmed; what was changed since is shown again first. */
export async function tapAffirmCard(turn: Turn, card: OpenCard<AffirmCard>, op: string): Promise<Reply> {
  if (op === 'cancel') {
    await settleCard(turn, card.id, 'cancelled')
    return sentence('好的，没有确认。')
  }
  const meant = card.payload.lines.flatMap((line) => {
    const entry = turn.entries.find((each) => each.history.some(({ id }) => id === line))
    return entry ? [{ entry, same: statedBy(entry).id === line }] : []
  })
  const open = meant.filter(({ entry }) => isUnaffirmed(entry))
  const changed = open.filter(({ same }) => !same).map(({ entry }) => entry)
  if (changed.length > 0) {
    return showOpen(
      turn,
      open.map(({ entry }) => entry),
      '这里有记录后来又改过，请看现在的内容，再确认：',
      card.id,
    )
  }
  if (open.length === 0) {
    await settleCard(turn, card.id, 'expired')
    return sentence(whyNot(meant.map(({ entry }) => entry)))
  }
  return affirm(
    turn,
    open.map(({ entry }) => entry),
    '确认属实',
    card.id,
  )
}

function whyNot([entry]: LedgerEntry[]): string {
  if (!entry) return '台账里没有这一条，没有确认。'
  if (entry.voided) return `第 ${entry.seq} 号已经撤销，不用确认。`
  if (entry.affirmed) return `第 ${entry.seq} 号您已经确认过了。`
  return `第 ${entry.seq} 号是您自己记的，不用确认。`
}

async function affirm(turn: Turn, entries: LedgerEntry[], words: string, card?: string): Promise<Reply> {
  const at = turn.now.toISOString()
  const confirmation = card ?? turn.parts.newId()
  const origin = { recordedBy: turn.by, words, recordedAt: at, confirmation, newId: turn.parts.newId }
  const rows = entries.map((entry) => affirmRow(entry, origin))
  const result = await turn.parts.store.append(rows, card === undefined ? undefined : { pending: card, at })
  if (!result.stored) return sentence('这张卡片已经处理过，没有重复确认。')
  const numbers = entries.map(({ seq }) => `第 ${seq} 号`).join('、')
  return reply({
    blocks: [
      { type: 'lead', text: `已确认属实：${numbers}。` },
      {
        type: 'list',
        items: entries.map((entry) => entryLine(turn, { ...entry, affirmed: { by: turn.by, at } })),
      },
    ],
    buttons: [[{ label: '我的台账', action: sayAction('我的台账') }]],
  })
}

/** 确认第3号属实; without a number, all that staff wrote down and the person has not confirmed. */
export async function affirmByWords(turn: Turn, seq: number | null): Promise<Reply> {
  if (isOnBehalf(turn)) return sentence(ONLY_THEMSELVES)
  if (seq !== null) {
    const entry = turn.entries.find((each) => each.history.some((row) => row.seq === seq))
    if (!entry) return sentence(`台账里没有第 ${seq} 号。`)
    return isUnaffirmed(entry) ? affirm(turn, [entry], `确认第${seq}号属实`) : sentence(whyNot([entry]))
  }
  const open = turn.entries.filter(isUnaffirmed)
  if (open.length === 0) return sentence('没有等您确认的代录。')
  return showOpen(turn, open, `代录而还没有您确认的 ${open.length} 条：`)
}

async function showOpen(turn: Turn, open: LedgerEntry[], lead: string, replacing?: string): Promise<Reply> {
  const shown = open.slice(0, MOST_SHOWN)
  const lines = shown.map((entry) => statedBy(entry).id)
  const card = await keepCard(turn, { kind: 'affirm', lines } satisfies AffirmCard, replacing)
  const rest = open.length - shown.length
  const button = buttonsFor(card.id)
  const label = shown.length > 1 ? `确认这 ${shown.length} 条属实` : '确认属实'
  return reply({
    blocks: [
      { type: 'lead', text: lead },
      { type: 'list', items: shown.map((entry) => entryLine(turn, entry)) },
      ...(rest > 0 ? [{ type: 'note' as const, text: `另有 ${rest} 条，确认这些以后再看` }] : []),
    ],
    buttons: [
      [{ ...button(label, 'yes'), primary: true }],
      shown.slice(0, 3).map(({ seq }) => ({ label: `撤销第${seq}号`, action: sayAction(`撤销第${seq}号`) })),
    ],
  })
}

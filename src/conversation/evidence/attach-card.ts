import type { Attached } from '../../ledger/index.ts'
import type { Reply } from '../../reply/index.ts'
import { respondOnBehalf } from '../behalf/respond.ts'
import { type AttachCard, keepCard, type OpenCard, readCard, settleCard } from '../cards/card.ts'
import { openLogCard } from '../cards/log-card.ts'
import { readWords } from '../read-words.ts'
import { sentence } from '../say.ts'
import type { Turn } from '../turn.ts'
import { attachTo } from './attach.ts'
import { showAttachCard } from './attach-card-view.ts'
import { readEntryNamed } from './commands.ts'
import { entriesOffered, entryNamed, type Held, turnOver } from './entries.ts'
import { isLabel } from './label.ts'
import { isTakenUp } from './taken-up.ts'

/** Asks to which entry files belong; nothing is attached before one is chosen. */
export async function openAttachCard(
  turn: Turn,
  evidence: readonly Attached[],
  words: string,
  replacing?: string,
): Promise<Reply> {
  const held = await entriesOffered(turn)
  const card = await keepCard<AttachCard>(
    turn,
    {
      kind: 'attach',
      evidence: [...evidence],
      words,
      offered: held.map((each) => ({ person: each.turn.person, entry: each.entry.id })),
      asking: held.length > 0 ? 'entry' : 'what',
    },
    replacing,
  )
  return showAttachCard(turn, card, byId(held))
}

function byId(held: readonly Held[]): Map<string, Held> {
  return new Map(held.map((each) => [each.entry.id, each]))
}

/** The card again, with what may still be chosen of it. */
async function show(turn: Turn, card: OpenCard<AttachCard>, before = ''): Promise<Reply> {
  const people = [...new Set(card.payload.offered.map(({ person }) => person))]
  const turns = (await Promise.all(people.map((person) => turnOver(turn, person)))).filter(
    (each) => each !== null,
  )
  const held = turns.flatMap((each) => each.entries.map((entry) => ({ turn: each, entry })))
  return showAttachCard(turn, card, byId(held.filter(({ entry }) => !entry.voided)), before)
}

/** What a button of the card does. */
export async function tapAttachCard(
  turn: Turn,
  card: OpenCard<AttachCard>,
  op: string,
  arg: number | null,
): Promise<Reply> {
  const { payload } = card
  switch (op) {
    case 'cancel':
      await settleCard(turn, card.id, 'cancelled')
      return sentence('好的，没有附到任何一条。要用时请重新发送。')
    case 'new':
      return show(turn, await keepCard(turn, { ...payload, asking: 'what' }, card.id))
    case 'pick': {
      const offered = payload.offered[arg ?? -1]
      const over = offered ? await turnOver(turn, offered.person) : null
      const entry = over?.entries.find((each) => each.id === offered?.entry)
      return over && entry ? attach(card, { turn: over, entry }) : show(turn, card, '这一条现在不能附。')
    }
    default:
      return show(turn, card)
  }
}

function attach(card: OpenCard<AttachCard>, held: Held): Promise<Reply> {
  const { evidence, words } = card.payload
  return attachTo(held, card.id, { evidence, words: words || `附到第${held.entry.seq}号` })
}

/** Takes words as the entry meant, or as the report that the files belong to; null where they are neither. */
export async function answerAttachCard(
  turn: Turn,
  card: OpenCard<AttachCard>,
  text: string,
): Promise<Reply | null> {
  const named = readEntryNamed(text)
  if (named !== null) {
    const held = await entryNamed(turn, named)
    return held ? attach(card, held) : show(turn, card, '没有找到您说的那一条。')
  }
  const understood = turn.considered?.understood ?? readWords(turn, text)
  if (understood.intent !== 'log' || isLabel(text)) return null
  const { evidence } = card.payload
  const within = { ...turn, evidence }
  const given = (await respondOnBehalf(within, text)) ?? (await openLogCard(within, understood, text))
  if (await isTakenUp(turn, evidence, card.id)) await settleCard(turn, card.id, 'replaced')
  return given
}

/** The card of who speaks that asks for an entry, the newest; null where there is none. */
export async function attachCardOf(
  turn: Turn,
): Promise<{ card: OpenCard<AttachCard>; createdAt: string } | null> {
  const row = (await turn.parts.store.openPending(turn.by)).find((each) => each.kind === 'attach')
  return row ? { card: readCard(row) as OpenCard<AttachCard>, createdAt: row.createdAt } : null
}

import { civilDateOf, formatChinese, timeOfDay } from '../../calendar/index.ts'
import { type Block, type Button, type Reply, reply } from '../../reply/index.ts'
import { understand } from '../../understanding/index.ts'
import { buttonsFor, type CardAction, parseAction } from '../actions.ts'
import { readCommand } from '../commands.ts'
import { attachedText } from '../evidence/wording.ts'
import { sentence } from '../say.ts'
import type { Turn } from '../turn.ts'
import { type HeardCard, keepCard, type OpenCard, readCard, settleCard } from './card.ts'
import { KEEP } from './plan-card.ts'

/** Several messages are often forwarded at once, each with its card; beyond these the oldest ones expire. */
const MOST_OPEN = 10
/** A forwarded message stands in the chat itself: its beginning tells which one is meant. */
const FORWARDED_SHOWN = 300
const ACCEPT = '照此处理'
const DECLINE = '不用'

/** Shows words that the person did not type, and asks whether to act on them; until then nothing is done. */
export async function openHeardCard(turn: Turn, text: string, via: HeardCard['via']): Promise<Reply> {
  await expireOldest(turn)
  const evidence = turn.evidence?.length ? { evidence: [...turn.evidence] } : {}
  return show(await keepCard(turn, { kind: 'heard', via, text, at: turn.now.toISOString(), ...evidence }))
}

async function expireOldest(turn: Turn): Promise<void> {
  const rows = await turn.parts.store.openPending(turn.by)
  const heard = rows.filter((row) => row.kind === 'heard')
  for (const row of heard.slice(MOST_OPEN - 1)) await settleCard(turn, row.id, 'expired')
}

/** The words above an answer that is given at once. */
export function heardBlock(text: string, via: HeardCard['via']): Block {
  return { type: 'note', text: heardText(text, via) }
}

/** 听到的是：“昨天带队检查了加油站。” */
function heardText(text: string, via: HeardCard['via']): string {
  if (via === 'voice') return `听到的是：“${text}”`
  const shown = text.length > FORWARDED_SHOWN ? `${text.slice(0, FORWARDED_SHOWN)}……` : text
  return `转发的内容是：“${shown}”`
}

function show({ id, payload }: OpenCard<HeardCard>): Reply {
  const { text, via, at, evidence = [] } = payload
  const sent = new Date(at)
  const verb = via === 'voice' ? '说于' : '转发于'
  const when = `${verb}${formatChinese(civilDateOf(sent))}${timeOfDay(sent)}，话里的“今天”“昨天”按这一天算`
  const button = buttonsFor(id)
  return reply({
    blocks: [
      { type: 'lead', text: heardText(text, via) },
      ...(evidence.length > 0 ? [{ type: 'list' as const, items: evidence.map(attachedText) }] : []),
      { type: 'text', text: via === 'voice' ? '照此处理吗？听错了，请直接打字更正。' : '照此处理吗？' },
      { type: 'note', text: when },
    ],
    buttons: [[{ ...button(ACCEPT, 'ok'), primary: true }, button(DECLINE, 'cancel')]],
  })
}

/**
 * The words of a heard card whose 照此处理 this action is, with the turn in which they are to be read: days are
 * counted from when they were said. The card is settled by it, so that they are given once.
 * @returns null for every other action; {@link tapHeardCard} and the other cards then take it.
 */
export async function wordsAccepted(
  turn: Turn,
  action: CardAction,
): Promise<{ turn: Turn; text: string } | null> {
  if (action.op !== 'ok') return null
  const row = await turn.parts.store.pending(action.card)
  if (row?.kind !== 'heard' || row.person !== turn.by || row.settledAt !== null) return null
  const { text, at, evidence } = readCard(row).payload as HeardCard
  if (!(await settleCard(turn, row.id, 'confirmed'))) return null
  return { turn: { ...turn, today: civilDateOf(new Date(at)), ...(evidence ? { evidence } : {}) }, text }
}

/** What any other button of the card does. */
export async function tapHeardCard(turn: Turn, card: OpenCard<HeardCard>, op: string): Promise<Reply> {
  if (op !== 'cancel') return show(card)
  await settleCard(turn, card.id, 'cancelled')
  return sentence('好的，没有记录任何内容。')
}

/**
 * Settles the card of a recording whose words the person now types as they were meant: they were asked to where it was
 * misheard, and the wrong ones must not be recorded beside them.
 * @param buttons those of the last reply.
 */
export async function retireMisheard(turn: Turn, buttons: readonly Button[], text: string): Promise<void> {
  const accept = buttons.find((button) => button.label === ACCEPT)
  const action = accept && parseAction(accept.action)
  if (action?.type !== 'card') return
  const row = await turn.parts.store.pending(action.card)
  if (row?.kind !== 'heard' || (readCard(row).payload as HeardCard).via !== 'voice') return
  const { intent } = understand(text, { today: turn.today, posts: [] }, turn.parts.knowledge)
  if (['log', 'plan', 'correct', 'void'].includes(intent)) await settleCard(turn, row.id, 'replaced')
}

/**
 * The button that a typed text names. Right after a heard card or a plan 确认 and 取消 mean that card, and not a
 * report that has been waiting since before.
 */
export function buttonNamed(buttons: readonly Button[], text: string): Button | undefined {
  const labelled = (label: string) => buttons.find((button) => button.label === label)
  const named = labelled(text)
  const accept = labelled(ACCEPT) ?? labelled(KEEP)
  if (named || !accept) return named
  const command = readCommand(text)?.type
  // A plan is a note to oneself: 好的 keeps it. Nothing else is ever confirmed so.
  if (command === 'thanks' && /^(?:好|嗯|ok)/i.test(text))
    return labelled(ACCEPT) ? undefined : labelled(KEEP)
  return command === 'confirm' ? accept : command === 'cancel' ? labelled(DECLINE) : undefined
}

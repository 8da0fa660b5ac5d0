import { type Button, type Reply, reply } from '../../reply/index.ts'
import { buttonsFor, sayAction } from '../actions.ts'
import { type AffirmCard, keepCard } from '../cards/card.ts'
import { tell } from '../tell.ts'
import { nameOf, type Turn } from '../turn.ts'
import { isOnBehalf } from './wording.ts'

/** What staff did to the ledger of an official. */
export type Noticed = '记入' | '更正' | '撤销' | '关联' | '取消关联'

/**
 * Tells an official what staff has just written into the official's ledger; nothing where people write their own.
 * What states values can be confirmed with one tap.
 * @param key of the confirmation, unique for good.
 * @param lines what was written, each with the number of its entry; `line` is the id of the line that states values.
 */
export async function noticeOf(
  turn: Turn,
  key: string,
  verb: Noticed,
  lines: { seq: number; text: string; line?: string }[],
): Promise<void> {
  if (!isOnBehalf(turn)) return
  const said = lines.map(({ seq, text }) => `${text}，第 ${seq} 号`).join('；')
  const states = verb === '记入' || verb === '更正'
  const withdraw = states ? [...new Set(lines.map(({ seq }) => `撤销第${seq}号`))] : []
  const mend = states ? `；有误请说“${withdraw[0]}”` : ''
  const affirm = states
    ? await affirmButton(
        turn,
        lines.flatMap(({ line }) => line ?? []),
      )
    : []
  const told: Reply = reply({
    blocks: [{ type: 'lead', text: `${nameOf(turn, turn.by)}代您${verb}：${said}${mend}。` }],
    buttons: [...affirm, ...withdraw.map((label): Button[] => [{ label, action: sayAction(label) }])],
  })
  await tell(turn, turn.person, `notice-${key}`, told)
}

/** 确认属实, for the official alone. */
async function affirmButton(turn: Turn, lines: string[]): Promise<Button[][]> {
  if (lines.length === 0) return []
  const card = await keepCard(turn, { kind: 'affirm', lines } satisfies AffirmCard, undefined, turn.person)
  return [[{ ...buttonsFor(card.id)('确认属实', 'yes'), primary: true }]]
}

/** Tells an official what staff did for them beside the ledger; nothing where people do their own. */
export async function noticeText(
  turn: Turn,
  key: string,
  text: string,
  look: { label: string; say: string },
): Promise<void> {
  if (!isOnBehalf(turn)) return
  const told = reply({
    blocks: [{ type: 'lead', text: `${nameOf(turn, turn.by)}${text}。` }],
    buttons: [[{ label: look.label, action: sayAction(look.say) }]],
  })
  await tell(turn, turn.person, `notice-${key}`, told)
}

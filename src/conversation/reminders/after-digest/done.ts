import { formatChinese, formatShort } from '../../../calendar/index.ts'
import { type Button, type Reply, reply } from '../../../reply/index.ts'
import { sayAction } from '../../actions.ts'
import { isShownLast } from '../../cards/asked-again.ts'
import { answerCard, openLogCard, waitingCard } from '../../cards/index.ts'
import { sentence } from '../../say.ts'
import type { Turn } from '../../turn.ts'
import { activityName } from '../../views/words.ts'
import { digestAction } from '../actions.ts'
import { tapDigest } from '../digest/buttons.ts'
import type { Done } from './said.ts'
import { type DigestTap, namedIn, type ShownDigest, stillOpen } from './shown.ts'

type Shown = ShownDigest & { tap: DigestTap }

/**
 * The card for what a person says to have done of a digest, with the day if one was said; nothing is recorded before it
 * is confirmed. Asks which, where there are several and none is named.
 * @param text the words as typed.
 */
export async function recordDone(turn: Turn, said: Done, shown: Shown, text: string): Promise<Reply> {
  const { date } = said
  if (date !== null && date > turn.today)
    return sentence(`${formatChinese(date)}还没有到，没有记录任何内容。做完以后说一声，我再记。`)
  const { certain, offered } = meant(turn, said, shown)
  if (certain.length > 0) return openCard(turn, certain, said, text)
  if (said.named.length === 0) {
    const answered = await answerDay(turn, said)
    if (answered) return answered
  }
  const [only, ...more] = offered
  if (only === undefined) return tapDigest(turn, { ...shown.tap, op: 'done', arg: null })
  const every = said.all && (said.count ?? offered.length) === offered.length
  if (more.length === 0 || every) return openCard(turn, offered, said, text)
  return reply({
    blocks: [{ type: 'lead', text: '完成了哪一项？' }],
    buttons: offered.map((activity) => [whichButton(turn, activity, said, shown)]),
  })
}

/** What the words settle, and among which it is to be asked where they settle nothing. */
function meant(turn: Turn, said: Done, shown: Shown): { certain: string[]; offered: string[] } {
  const { activities } = shown
  const byName = said.named.map((name) => namedIn(turn, name, activities))
  const numbered = said.numbers.flatMap((number) => activities.at(number < 0 ? number : number - 1) ?? [])
  const certain = [...numbered, ...byName.flatMap((ids) => (ids.length === 1 ? ids : []))]
  const unsure = byName.find((ids) => ids.length > 1)
  const except = said.except.flatMap((name) => namedIn(turn, name, activities))
  const open = stillOpen(turn, shown).filter((id) => !except.includes(id))
  return { certain: [...new Set(certain)], offered: unsure ?? open }
}

/** 昨天做的, where the card of what was done is shown and asks for the day. */
async function answerDay(turn: Turn, { date }: Done): Promise<Reply | null> {
  const card = await waitingCard(turn)
  if (date === null || card?.payload.kind !== 'log' || card.payload.asking !== 'date') return null
  return (await isShownLast(turn, card.id)) ? answerCard(turn, card, formatShort(date, turn.today)) : null
}

function openCard(turn: Turn, activities: readonly string[], { date, note }: Done, text: string) {
  const names = activities.map((id) => activityName(turn, id)).join('、')
  const understood = {
    intent: 'log' as const,
    activities: activities.map((activity) => ({ activity, date, place: null, count: 1 })),
    clarify: date === null ? ('date' as const) : null,
    planned: [],
    notes: note === null ? [] : [note],
  }
  return openLogCard(turn, understood, `我已完成：${names}（原话：${text}）`)
}

/** The day that was said goes on with the choice: the button says it in words. */
function whichButton(turn: Turn, activity: string, { date }: Done, { tap, activities }: Shown): Button {
  const label = activityName(turn, activity)
  if (date === null) return { label, action: digestAction('done', tap.subscription, tap.day, activity) }
  const number = activities.indexOf(activity) + 1
  return { label, action: sayAction(`${formatShort(date, turn.today)}第${number}项完成了`) }
}

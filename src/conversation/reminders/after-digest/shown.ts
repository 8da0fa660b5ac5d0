import type { Button, Reply } from '../../../reply/index.ts'
import { owedNow } from '../../counting.ts'
import { withoutRevised } from '../../history.ts'
import { bareDay } from '../../tenures/day.ts'
import type { Turn } from '../../turn.ts'
import { activityName, obligationOf } from '../../views/words.ts'
import { type ReminderAction, readReminderAction } from '../actions.ts'
import { digestKey } from '../digest/keys.ts'
import { readAfterDigest } from './words.ts'

export type DigestTap = Extract<ReminderAction, { type: 'digest' }>

/** A digest that is still talked of in the private chat of who speaks. */
export interface ShownDigest {
  /** Of its buttons; null where it has none: there is nothing to record. */
  tap: DigestTap | null
  /** Ids of the activities it names, in its order. */
  activities: string[]
  /** Ids of those among them that its person wished to be reminded of. */
  wished: string[]
  /** The words of what its person wished to be reminded of. */
  wishes: string[]
  /** Nothing was said since. */
  last: boolean
}

/** Lines since a digest beyond these are another talk. */
const LINES_SEARCHED = 16
/** What is typed or tapped on the card of what is done. */
const ON_ITS_CARD =
  /^(?:确认|确定|取消|对|是的?|是我本人的|改日期|改类型|今天|昨天|前天|照此处理|确认上一张|取消上一张)$/

/**
 * The digest shown last, where everything that was said since is about it; null where none was, or the talk has gone on
 * to something else.
 */
export async function digestShown(turn: Turn): Promise<ShownDigest | null> {
  if (turn.group) return null
  const rows = withoutRevised(await turn.parts.store.messages(turn.by, LINES_SEARCHED))
  const at = rows.findLastIndex((row) => row.from === 'assistant' && isDigest(JSON.parse(row.body) as Reply))
  const digest = rows[at]
  if (!digest) return null
  const labels = new Set<string>()
  for (const { from, body } of rows.slice(at)) {
    if (from === 'person' && !isAbout(turn, body, labels)) return null
    if (from !== 'assistant') continue
    const reply = JSON.parse(body) as Reply
    if (reply.unasked && body !== digest.body) return null
    for (const { label } of reply.buttons.flat()) labels.add(label)
  }
  return read(turn, JSON.parse(digest.body) as Reply, at === rows.length - 1)
}

function isDigest({ unasked, buttons, blocks }: Reply): boolean {
  const [lead] = blocks
  return (
    unasked === true &&
    (tapIn(buttons.flat()) !== null ||
      (lead?.type === 'lead' && lead.text === WISHES && buttons.length === 0))
  )
}

/** The lead of a digest of nothing but wishes. */
const WISHES = '您要我提醒的：'

function isAbout(turn: Turn, words: string, labels: ReadonlySet<string>): boolean {
  return (
    labels.has(words) ||
    ON_ITS_CARD.test(words) ||
    readAfterDigest(words, turn.today) !== null ||
    bareDay(words, turn.today) !== null
  )
}

/** The button under a digest that records what is done, or else that mutes. */
function tapIn(buttons: readonly Button[]): DigestTap | null {
  const taps = buttons
    .map(({ action }) => readReminderAction(action))
    .filter((action): action is DigestTap => action?.type === 'digest')
  return taps.find(({ op }) => op === 'done') ?? taps[0] ?? null
}

async function read(turn: Turn, { blocks, buttons }: Reply, last: boolean): Promise<ShownDigest> {
  const { store, knowledge } = turn.parts
  const tap = tapIn(buttons.flat())
  const ids = new Map(knowledge.activities.map(({ id, name }) => [name, id]))
  const duties = blocks.flatMap((block) => {
    const [name, more] = block.type === 'text' ? block.text.split(' · ') : []
    const id = name !== undefined && more !== undefined ? ids.get(name) : undefined
    return id ? [id] : []
  })
  const own = tap ? await store.ownRemindersOf(digestKey(tap.subscription, tap.day)) : []
  const lists = blocks.flatMap((block) => (block.type === 'list' ? block.items : []))
  const wished = own.flatMap(({ activity }) => activity ?? [])
  return { tap, activities: [...new Set([...duties, ...wished])], wished, wishes: lists, last }
}

/** The activities of a digest that are still owed today, or were wished for. */
export function stillOpen(turn: Turn, { activities, wished }: ShownDigest): string[] {
  const owed = new Set(owedNow(turn).map((entry) => obligationOf(turn, entry).activity))
  return activities.filter((id) => owed.has(id) || wished.includes(id))
}

/** The activities that some words name best, by the longest stretch shared with their names; of several all. */
export function namedIn(turn: Turn, words: string, activities: readonly string[]): string[] {
  const meant = words.replace(/^会开?$/, '会议')
  const scored = activities.map((id) => ({ id, score: shared(meant, activityName(turn, id)) }))
  const best = Math.max(0, ...scored.map(({ score }) => score))
  return best < 2 ? [] : scored.filter(({ score }) => score === best).map(({ id }) => id)
}

function shared(a: string, b: string): number {
  for (let length = Math.min(a.length, b.length); length > 0; length--)
    for (let at = 0; at + length <= a.length; at++) if (b.includes(a.slice(at, at + length))) return length
  return 0
}

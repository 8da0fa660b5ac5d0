import { isQuiet, STAGES, type Stage } from '../../../reminders/index.ts'
import type { SubscriptionRow } from '../../../storage/index.ts'
import type { Turn } from '../../turn.ts'
import { DIGEST_TIMES } from '../choices.ts'
import { type KeptSettings, keptSettings, writeSettings } from '../settings.ts'
import { type PostPage, postPages, postsGone, regulationChoices } from './choices.ts'
import type { Page } from './pages.ts'
import { QUIETS, quietArg, timeArg } from './words.ts'

/** What a button comes to: the row as it is from now on (the one given where nothing changes), and what to show. */
export interface Done {
  row: SubscriptionRow
  page: Page
  /** Why something was not done. */
  note?: string
}

type Operation = (turn: Turn, row: SubscriptionRow, arg: string) => Done | null

const GONE = '这一项已经没有了，请重新选'

const opens =
  (name: Exclude<Page['name'], 'level'>): Operation =>
  (_, row) => ({ row, page: { name } })

const OPERATIONS: Record<string, Operation> = {
  home: opens('home'),
  setup: opens('setup'),
  stop: (_, row) => ({ row, page: { name: row.state === 'off' ? 'home' : 'stop' } }),
  regs: opens('regs'),
  posts: opens('posts'),
  people: opens('people'),
  days: opens('days'),
  time: opens('time'),
  quiet: opens('quiet'),
  naming: opens('naming'),
  anchor: opens('anchor'),
  level: (_, row, arg) => ({ row, page: { name: 'level', code: arg } }),
  start,
  pause: (turn, row) => home(row.state === 'on' ? changed(turn, row, { state: 'paused' }) : row),
  resume: (turn, row) => home(row.state === 'paused' ? changed(turn, row, { state: 'on' }) : row),
  stopok: (turn, row) => ({
    ...home(row.state === 'off' ? row : changed(turn, row, { state: 'off' })),
    note: '本群提醒已停止',
  }),
  topic: (turn, row) => {
    const thread = turn.group?.thread ?? null
    return settled(row.thread === thread ? row : changed(turn, row, { thread }))
  },
  regon: (turn, row, arg) => chooseRegulation(turn, row, arg, true),
  regoff: (turn, row, arg) => chooseRegulation(turn, row, arg, false),
  poston: (turn, row, arg) => choosePost(turn, row, arg, true),
  postoff: (turn, row, arg) => choosePost(turn, row, arg, false),
  postnone: (turn, row) => ({ row: kept(turn, row, { posts: [] }), page: { name: 'posts' } }),
  dayon: (turn, row, arg) => chooseDay(turn, row, arg, true),
  dayoff: (turn, row, arg) => chooseDay(turn, row, arg, false),
  at: chooseTime,
  hush: chooseQuiet,
  name: (turn, row, arg) =>
    arg === 'counts' || arg === 'names'
      ? { row: kept(turn, row, { naming: arg }), page: { name: 'naming' } }
      : null,
  mark: (turn, row, arg) =>
    arg === 'on' || arg === 'off'
      ? { row: kept(turn, row, { anchor: arg === 'on' }), page: { name: 'anchor' } }
      : null,
}

/** Does what a button says to the group's row; null for what is none of the panel's. Writes nothing. */
export async function operate(
  turn: Turn,
  row: SubscriptionRow,
  op: string,
  arg: string | null,
): Promise<Done | null> {
  return Object.hasOwn(OPERATIONS, op) ? (OPERATIONS[op] as Operation)(turn, row, arg ?? '') : null
}

const home = (row: SubscriptionRow): Done => ({ row, page: { name: 'home' } })
/** Back to where the settings are. */
const settled = (row: SubscriptionRow): Done => ({
  row,
  page: { name: row.state === 'off' ? 'setup' : 'home' },
})

function changed(turn: Turn, row: SubscriptionRow, change: Partial<SubscriptionRow>): SubscriptionRow {
  return { ...row, ...change, updatedAt: turn.now.toISOString() }
}

function kept(turn: Turn, row: SubscriptionRow, change: Partial<KeptSettings>): SubscriptionRow {
  return changed(turn, row, { settings: writeSettings({ ...keptSettings(row), ...change }) })
}

/** From today on, in the topic in which it was tapped; what goes on already is left as it is. */
function start(turn: Turn, row: SubscriptionRow): Done {
  if (row.state !== 'off') return home(row)
  return home(changed(turn, row, { state: 'on', since: turn.today, thread: turn.group?.thread ?? null }))
}

/** All chosen is kept as none: a regulation loaded later is among them. */
function chooseRegulation(turn: Turn, row: SubscriptionRow, code: string, on: boolean): Done {
  const page: Page = { name: 'regs' }
  const { regulations } = keptSettings(row)
  const choices = regulationChoices(turn.parts.knowledge, regulations)
  const meant = choices.find((each) => each.code === code)
  if (!meant) return { row, page, note: GONE }
  const before = regulations.length === 0 ? choices.map(({ id }) => id) : regulations
  const chosen = choices.map(({ id }) => id).filter((id) => (id === meant.id ? on : before.includes(id)))
  if (chosen.length === 0) return { row, page, note: '至少留一部；不要提醒，请点“暂停”或“停止”' }
  return { row: kept(turn, row, { regulations: chosen.length === choices.length ? [] : chosen }), page }
}

function choosePost(turn: Turn, row: SubscriptionRow, code: string, on: boolean): Done {
  const { knowledge } = turn.parts
  const { posts, regulations } = keptSettings(row)
  const shown = postPages(knowledge, regulations)
  const holds = (each: PostPage) => each.posts.some((post) => post.code === code)
  const found = shown.find(holds)
  const page: Page = found ? { name: 'level', code: found.code } : { name: 'posts' }
  const all = [...shown.flatMap((each) => each.posts), ...(on ? [] : postsGone(knowledge, posts))]
  const meant = all.find((post) => post.code === code)
  if (!meant) return { row, page, note: GONE }
  const rest = posts.filter((id) => id !== meant.id)
  return { row: kept(turn, row, { posts: on ? [...rest, meant.id] : rest }), page }
}

function chooseDay(turn: Turn, row: SubscriptionRow, arg: string, on: boolean): Done | null {
  const page: Page = { name: 'days' }
  if (!(STAGES as readonly string[]).includes(arg)) return null
  const { stages } = keptSettings(row)
  const chosen = STAGES.filter((stage: Stage) => (stage === arg ? on : stages.includes(stage)))
  if (chosen.length === 0) return { row, page, note: '至少留一天；不要提醒，请点“暂停”或“停止”' }
  return { row: kept(turn, row, { stages: chosen }), page }
}

function chooseTime(turn: Turn, row: SubscriptionRow, arg: string): Done | null {
  const page: Page = { name: 'time' }
  const time = DIGEST_TIMES.find((each) => timeArg(each) === arg)
  if (time === undefined) return null
  if (isQuiet(time, keptSettings(row).quiet)) return { row, page, note: `${time} 在免打扰时段内，没有改动` }
  return { row: changed(turn, row, { time }), page }
}

function chooseQuiet(turn: Turn, row: SubscriptionRow, arg: string): Done | null {
  const page: Page = { name: 'quiet' }
  const quiet = QUIETS.find((each) => quietArg(each) === arg)
  if (quiet === undefined) return null
  if (isQuiet(row.time, quiet)) return { row, page, note: `发送时间 ${row.time} 在这个时段内，没有改动` }
  return { row: kept(turn, row, { quiet }), page }
}

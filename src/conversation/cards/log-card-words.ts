import type { CivilDate } from '../../calendar/index.ts'
import { parseNumeral } from '../../text/index.ts'
import { understand } from '../../understanding/index.ts'
import { parseAction } from '../actions.ts'
import { buttonsOfLast } from '../labelled.ts'
import { postKeysOn, type Turn } from '../turn.ts'
import type { DraftItem, LogCard, OpenCard } from './card.ts'

/** What words said right after a log card are to do to it. */
export type DraftAmendment =
  | { do: 'change'; at: number; change: Partial<DraftItem> }
  | { do: 'drop'; at: number }
  | { do: 'cancel' }
  /** It is not clear enough what is to be changed: the card is shown again with this remark. */
  | { do: 'ask'; why: string }

const ORDINAL = /第\s*([一二两三四五六七八九十\d]{1,3})\s*(?:个|条|项|件|次)/
/** The ledger is meant, not the card. */
const LEDGER = /第\s*[\d一二三四五六七八九十百]{1,5}\s*号|台账|上一条|已经?记|记过/
const PLACE =
  /(?:地点|地方|位置|场所).{0,6}?(?:是|改成|改为|应该?是|写成)\s*([^，。,！!？?]{2,40}?)(?:吧|了)?$/
/** 地点是第二人民医院 mends nothing by itself, but under a card it can mean nothing else. */
const PLACE_FIRST = /^(?:地点|地方|位置|场所)/
const WHAT = '要改什么？请直接说，如“日期改成昨天”“地点改成某某厂”，或者点下面的按钮。'
const WHICH = '要改哪一条？请说“第1条”“第2条”，或者点下面的按钮。'

/**
 * Reads a correction or withdrawal that is said while the card stands at the end of the chat: nothing of it is stored
 * yet, so that it means the card. Null where it means an entry of the ledger, or nothing of the kind.
 */
export async function readDraftAmendment(
  turn: Turn,
  card: OpenCard<LogCard>,
  text: string,
): Promise<DraftAmendment | null> {
  if (text.length > 40 || LEDGER.test(text)) return null
  const context = { today: turn.today, posts: postKeysOn(turn, turn.today) }
  const { intent, change = {}, target } = understand(text, context, turn.parts.knowledge)
  const mends = intent === 'correct' || intent === 'void' || (intent === 'chat' && PLACE_FIRST.test(text))
  if (!mends || !(await isLast(turn, card.id))) return null
  const { items } = card.payload
  const described = typeof target === 'object' ? target : null
  const fitting = described ? items.filter((item) => fits(item, described)) : items
  if (fitting.length === 0) return null
  const number = ORDINAL.exec(text)?.[1]
  const at = number ? (parseNumeral(number) ?? 0) - 1 : oneNamed(items, fitting, text)
  if (at !== null && !items[at]) return { do: 'ask', why: `没有第 ${at + 1} 条。` }
  if (intent === 'void') {
    if (items.length === 1) return { do: 'cancel' }
    return at === null ? { do: 'ask', why: WHICH } : { do: 'drop', at }
  }
  const place = change.place ?? PLACE.exec(text)?.[1]
  const wanted: Partial<DraftItem> = { ...change, ...(place ? { place } : {}) }
  if (Object.keys(wanted).length === 0) return { do: 'ask', why: WHAT }
  return at === null ? { do: 'ask', why: WHICH } : { do: 'change', at, change: wanted }
}

/** The one item that the words can mean by its kind, day or place; null where there are several. */
function oneNamed(items: DraftItem[], fitting: DraftItem[], text: string): number | null {
  const placed = fitting.filter((item) => item.place !== null && text.includes(item.place))
  const meant = placed.length > 0 ? placed : fitting
  return meant.length === 1 ? items.indexOf(meant[0] as DraftItem) : null
}

function fits(item: DraftItem, { activity, date }: { activity?: string | null; date?: CivilDate | null }) {
  return (!activity || item.activity === activity) && (!date || item.date === date)
}

/** Whether the card stands at the end of the chat, by itself or as one that still waits. */
async function isLast(turn: Turn, card: string): Promise<boolean> {
  return (await buttonsOfLast(turn)).some((button) => {
    const action = parseAction(button.action)
    return action?.type === 'card' && action.card === card
  })
}

import { periodOf } from '../../calendar/index.ts'
import type { ItemRow } from '../../checklist/index.ts'
import { type Block, type Button, type Reply, reply } from '../../reply/index.ts'
import { isOnBehalf } from '../behalf/wording.ts'
import { named, spanIn } from '../due-span.ts'
import { nameOf, type Turn } from '../turn.ts'
import { rowBlocks } from './item-blocks.ts'
import { sayOf } from './list-view.ts'
import { itemsNamed, type NamedItems } from './named.ts'
import { shortCallOf } from './own/words.ts'
import { checklistFor } from './read.ts'

/** Entries of one item that are shown. */
const MOST_ENTRIES = 30
/** Entries with a button to their history. */
const MOST_BUTTONS = 3

/** What is on record for the items that words name, in the span that they name, or else this year. */
export async function itemReply(turn: Turn, words: string): Promise<Reply> {
  const meant = await itemsNamed(turn, words)
  if (meant.items.length === 0) return notOnList(turn, meant)
  const today = turn.saidOn ?? turn.today
  const span = spanIn(words, today) ?? named(periodOf('year', today))
  const checklist = await checklistFor(turn, span)
  const keys = new Set(meant.items.map(({ key }) => key))
  const rows = new Map(
    checklist.lists
      .flatMap((list) => list.rows)
      .filter(({ item }) => keys.has(item.key))
      .map((row): [string, ItemRow] => [row.item.key, row]),
  )
  const shown = [...rows.values()]
  if (shown.length === 0) {
    const blocks: Block[] = [
      {
        type: 'lead',
        text: `${span.name}这一项不在${whose(turn)}清单里：当时没有登记这个岗位，或者事项没有生效。`,
      },
    ]
    return reply({ blocks })
  }
  const entries = [...new Set(shown.flatMap((row) => row.entries.map(({ entry }) => entry)))]
  const lead = `${span.name}，${entries.length > 0 ? `有 ${entries.length} 条记录` : '没有记录（不等于没有做）'}。`
  const details = entries
    .toReversed()
    .slice(0, MOST_BUTTONS)
    .map(({ seq }) => sayOf(turn, `第${seq}号的详情`, `第${seq}号的详情`))
  return reply({
    blocks: [
      { type: 'lead', text: lead },
      ...shown.flatMap((row) => rowBlocks(turn, row, MOST_ENTRIES)),
      ...(entries.length === 0 ? [howToLink(shown)] : []),
    ],
    buttons: [...(details.length > 0 ? [details] : []), otherYears(turn, shown, span.from)],
  })
}

function howToLink([first]: ItemRow[]): Block {
  const place = first ? shortCallOf(first.item) : ''
  const example = first?.item.own ? '到补充事项1' : `到${place}`
  return { type: 'note', text: `已经记了而没有算上的，说“把第1号关联${example}”` }
}

/** The same item a year before. */
function otherYears(turn: Turn, [first]: ItemRow[], from: string): Button[] {
  if (!first || first.item.own) return [wholeList(turn)]
  const year = Number(from.slice(0, 4)) - 1
  const label = `${year}年的记录`
  return [sayOf(turn, label, `${year}年${first.item.label}的记录`), wholeList(turn)]
}

function wholeList(turn: Turn): Button {
  return sayOf(turn, '看整个清单', '本季度的清单')
}

function whose(turn: Turn): string {
  return isOnBehalf(turn) ? `${nameOf(turn, turn.person)}的` : '您的'
}

/** The provision itself where the words name one that the person's posts do not have. */
function notOnList(turn: Turn, { elsewhere, place }: NamedItems): Reply {
  if (elsewhere.length === 0) {
    const what = place ?? '这一项'
    return reply({ blocks: [{ type: 'lead', text: `${whose(turn)}清单里没有${what}。` }] })
  }
  const names = elsewhere.map(({ label }) => label).join('、')
  return reply({
    blocks: [
      { type: 'lead', text: `${names}不在${whose(turn)}清单里，不是登记的岗位的职责。原文如下：` },
      ...elsewhere.map(
        ({ ref, label, text }): Block => ({ type: 'quote', citation: { ref, label, quote: text } }),
      ),
    ],
  })
}

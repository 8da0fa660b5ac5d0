import type { Block, Button, Reply } from '../../reply/index.ts'
import { parseAction, sayAction } from '../actions.ts'
import { nameOf, type Turn, tenureLabel } from '../turn.ts'

/** Whether the turn's record is another's than that of who speaks. */
export function isOnBehalf(turn: Turn): boolean {
  return turn.person !== turn.by
}

/** What the buttons of a person's own record say, and what they say of somebody else's. */
function otherWords(text: string, name: string): string | null {
  if (text === '我的台账') return `看${name}的台账`
  if (text === '撤销上一条') return `撤销${name}的上一条`
  return /为什么这样算$|^本季度/.test(text) || text.startsWith(name) ? withName(text, name) : null
}

function withName(text: string, name: string): string {
  return text.startsWith(name) ? text : `${name}${text}`
}

function otherButton(button: Button, name: string): Button[] {
  const action = parseAction(button.action)
  if (action?.type !== 'say') return [button]
  const text = otherWords(action.text, name)
  if (text === action.text) return [button]
  return text === null ? [] : [{ ...button, label: text, action: sayAction(text) }]
}

/** A reply made as for the person's own record, as it is shown to staff: its buttons name the person. */
export function onBehalf(turn: Turn, given: Reply): Reply {
  if (!isOnBehalf(turn)) return given
  const name = nameOf(turn, turn.person)
  const buttons = given.buttons.map((row) => row.flatMap((button) => otherButton(button, name)))
  return { ...given, buttons: buttons.filter((row) => row.length > 0) }
}

/** The same below the person's name; remarks on how to speak of one's own record are left out. */
export function headed(turn: Turn, given: Reply): Reply {
  const heading: Block = { type: 'heading', text: `${nameOf(turn, turn.person)}${postsOf(turn)}` }
  const blocks = given.blocks.filter((block) => block.type !== 'note' || !block.text.includes('请说'))
  return onBehalf(turn, { ...given, blocks: [heading, ...blocks] })
}

/** （滕州市市长）; empty without a post. */
export function postsOf(turn: Turn): string {
  const held = turn.tenures.filter(
    (each) => each.from <= turn.today && (each.to === null || turn.today <= each.to),
  )
  const titles = held.map((each) => each.title ?? tenureLabel(turn, each))
  return titles.length > 0 ? `（${[...new Set(titles)].join('、')}）` : ''
}

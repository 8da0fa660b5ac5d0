import { type Button, type Reply, reply } from '../../reply/index.ts'
import { sentence } from '../say.ts'
import type { Turn } from '../turn.ts'
import { nameOfGroup } from './group-name.ts'

const VIEW = /^\/?(?:我的)?群(?:里|内|聊)?显示(?:设置)?[。.]?$/
const ACTION = /^k:([^\s:]+:[^\s:]+):([01])(:v)?$/

/** A button's wish to have the own duties shown in a group, or not any more. */
interface Wish {
  group: string
  given: boolean
  /** Tapped in the list of groups, which is shown anew. */
  listed: boolean
}

function action({ group, given, listed }: Wish): string {
  return `k:${group}:${given ? 1 : 0}${listed ? ':v' : ''}`
}

/** Reads the action of a button made here; null for any other. */
export function readConsentAction(text: string): Wish | null {
  const found = ACTION.exec(text)
  return found ? { group: found[1] as string, given: found[2] === '1', listed: found[3] !== undefined } : null
}

/** Whether a text asks for {@link consentView}. */
export function asksForView(text: string): boolean {
  return VIEW.test(text.trim())
}

/** Whether who speaks allows their duties to be shown in the group of this turn, at this moment. */
export async function isAllowed(turn: Turn): Promise<boolean> {
  const { standing, group, parts } = turn
  if (group === null || standing.role === 'guest') return false
  const consents = await parts.store.consents(turn.by)
  return consents.some((each) => each.address === group.address && each.given)
}

/** Notes that the person asked for their duties in this group, so that it stands in their list of groups. */
export async function noteAsked(turn: Turn): Promise<void> {
  const { standing, group, parts } = turn
  if (group === null || standing.role === 'guest') return
  const consents = await parts.store.consents(turn.by)
  if (consents.some((each) => each.address === group.address)) return
  await parts.store.setConsent(turn.by, group.address, false, turn.now.toISOString())
}

/** Offers to show the duties in the group from now on; null where that is allowed already. */
export async function consentOffer(turn: Turn, askedIn: string): Promise<Button | null> {
  if (turn.standing.role === 'guest') return null
  const group = await presentAddress(turn, askedIn)
  const consents = await turn.parts.store.consents(turn.by)
  if (consents.some((each) => each.address === group && each.given)) return null
  const name = await nameOfGroup(turn, group)
  return {
    label: `以后可在「${name}」里显示我的职责`,
    action: action({ group, given: true, listed: false }),
  }
}

/** Stores the wish; it holds from this very moment. */
export async function setShown(turn: Turn, { group: tapped, given, listed }: Wish): Promise<Reply> {
  const group = await presentAddress(turn, tapped)
  await turn.parts.store.setConsent(turn.by, group, given, turn.now.toISOString())
  if (listed) return { ...(await consentView(turn)), replaces: true }
  const name = await nameOfGroup(turn, group)
  const text = given
    ? `好的，以后您在「${name}」里问，可以显示您的职责和完成情况；台账里的话和地点不显示。`
    : `好的，「${name}」里不再显示您的职责。`
  return reply({ blocks: [{ type: 'lead', text }], buttons: [[await toggle(turn, group, given, false)]] })
}

/** 群里显示: the groups in which the person asked for their duties, and what they allow there. */
export async function consentView(turn: Turn): Promise<Reply> {
  const consents = await turn.parts.store.consents(turn.by)
  // A tap changes a line, never the order of the lines.
  const inOrder = consents.toSorted((a, b) => (a.address < b.address ? -1 : 1))
  const rows = await Promise.all(
    inOrder.map(async ({ address, given }) => ({
      item: `「${await nameOfGroup(turn, address)}」：${given ? '允许' : '不允许'}`,
      button: await toggle(turn, address, given, true),
    })),
  )
  if (rows.length === 0) {
    const text = '您还没有在群里查过自己的职责，任何群里都不会显示。'
    return sentence(text)
  }
  return reply({
    blocks: [
      { type: 'lead', text: '群里能否显示您的职责：' },
      { type: 'list', items: rows.map((row) => row.item) },
      { type: 'note', text: '只在您自己问时显示职责和完成情况；台账里的话和地点在群里从不显示' },
    ],
    buttons: rows.map((row) => [row.button]),
  })
}

async function toggle(turn: Turn, group: string, given: boolean, listed: boolean): Promise<Button> {
  const name = await nameOfGroup(turn, group)
  return {
    label: given ? `不允许在「${name}」显示` : `允许在「${name}」显示`,
    action: action({ group, given: !given, listed }),
  }
}

/** Where a group lives now: a button made before it moved means the same group. */
async function presentAddress(turn: Turn, group: string): Promise<string> {
  const passed = new Set<string>()
  let at = group
  for (;;) {
    const next = (await turn.parts.store.chat(at))?.movedTo ?? null
    if (next === null || passed.has(next)) return at
    passed.add(next)
    at = next
  }
}

import type { Reply } from '../../../src/reply/index.ts'
import type { SubscriptionRow } from '../../../src/storage/index.ts'
import { GROUP, type GroupTalk, LI, openGroupTalk } from '../groups-talk.ts'

export const ADMIN = 'tg:8000000001'
export const MONDAY = '2026-11-23 08:00'

/** A talk in which the administrators' panel can be opened and tapped. */
export interface PanelTalk extends GroupTalk {
  /** Says it in the group (in a topic) as one whom Telegram calls an administrator, or not, or could not be asked about. */
  asks(words: string, how?: How): Promise<Reply>
  /** Taps a button of a reply by its label, marked as chosen or not. */
  taps(on: Reply, label: string, how?: How): Promise<Reply>
  /** Sends an action as it stands. */
  sends(action: string, how?: How): Promise<Reply>
  row(address?: string): Promise<SubscriptionRow>
  /** Starts the group's reminders by one tap; gives the panel. */
  starts(how?: How): Promise<Reply>
}

export interface How {
  who?: string
  administrator?: boolean | null
  thread?: number | null
  group?: { address: string; title: string }
  at?: string
}

export async function openPanelTalk(): Promise<PanelTalk> {
  const talk = await openGroupTalk()
  const inGroup = (what: string | { tap: string }, how: How) => {
    const { who = ADMIN, administrator = true, thread = null, group = GROUP, at = MONDAY } = how
    return talk.inGroup(who, what, at, { group: { ...group, administrator, thread } })
  }
  const panel: PanelTalk = Object.defineProperties(
    {
      asks: (words: string, how: How = {}) => inGroup(words, how),
      taps: (on: Reply, label: string, how: How = {}) => inGroup({ tap: actionOf(on, label) }, how),
      sends: (action: string, how: How = {}) => inGroup({ tap: action }, how),
      async row(address = GROUP.address) {
        const row = await talk.store.subscriptionOf(address)
        if (!row) throw new Error(`no subscription of ${address}`)
        return row
      },
      async starts(how: How = {}) {
        return panel.taps(await panel.asks('/remind', how), '开始提醒', how)
      },
    } as PanelTalk,
    Object.getOwnPropertyDescriptors(talk),
  )
  return panel
}

/** The action of the button with this label, whether it is marked as chosen or not. */
export function actionOf(reply: Reply, label: string): string {
  const buttons = reply.buttons.flat()
  const found = buttons.find((each) => each.label.replace(/^✓ /u, '') === label)
  if (!found) throw new Error(`no button ${label}; there are ${buttons.map((each) => each.label)}`)
  return found.action
}

export function chosen(reply: Reply): string[] {
  return reply.buttons.flat().flatMap(({ label }) => (label.startsWith('✓ ') ? [label.slice(2)] : []))
}

/** Makes LI, or somebody else, take part by the link. */
export async function joins(talk: PanelTalk, who = LI, label = '参加（只计人数）'): Promise<Reply> {
  const { id } = await talk.row()
  const offer = await talk.inPrivate(who, `/start j-${id}`, MONDAY)
  return talk.inPrivate(who, { tap: actionOf(offer, label) }, MONDAY)
}

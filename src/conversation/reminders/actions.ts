import type { CivilDate } from '../../calendar/index.ts'

/** What stands under a digest. */
export type DigestOp =
  /** 我已完成（记录） */
  | 'done'
  /** 详情 */
  | 'more'
  /** 今天不再提醒 */
  | 'mute'

/**
 * What a button of the reminders means. `op` and `arg` of a panel are the panel's own; `arg` is free of colons.
 */
export type ReminderAction =
  | { type: 'digest'; op: DigestOp; subscription: string; day: CivilDate; arg: string | null }
  | { type: 'panel'; op: string; subscription: string; arg: string | null }

const DIGEST = /^r:(done|more|mute):([A-Za-z0-9-]{8,40}):(\d{4}-\d{2}-\d{2})(?::([^:\s]{1,40}))?$/
const PANEL = /^rp:([a-z]{1,10}):([A-Za-z0-9-]{1,40})(?::([^:\s]{1,30}))?$/

/** The action of a button under a digest. */
export function digestAction(op: DigestOp, subscription: string, day: CivilDate, arg?: string): string {
  return `r:${op}:${subscription}:${day}${arg === undefined ? '' : `:${arg}`}`
}

/** The action of a button of a panel; a chat that has no subscription yet gives `new`. */
export function panelAction(op: string, subscription: string, arg?: string): string {
  return `rp:${op}:${subscription}${arg === undefined ? '' : `:${arg}`}`
}

/** Reads what the functions above wrote; null for anything else. */
export function readReminderAction(action: string): ReminderAction | null {
  const digest = DIGEST.exec(action)
  if (digest) {
    const [, op, subscription, day, arg] = digest as unknown as [string, DigestOp, string, string, string?]
    return { type: 'digest', op, subscription, day, arg: arg ?? null }
  }
  const panel = PANEL.exec(action)
  if (!panel) return null
  const [, op, subscription, arg] = panel as unknown as [string, string, string, string?]
  return { type: 'panel', op, subscription, arg: arg ?? null }
}

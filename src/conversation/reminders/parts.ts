import { chineseWorkdays, type Workdays } from '../../calendar/index.ts'
import type { Parts } from '../turn.ts'

/** What the reminders rest on; `store` is the one of the transaction under way. */
export type RemindingParts = Pick<Parts, 'knowledge' | 'rules' | 'store' | 'linkTo'> & {
  workdays: Workdays
  owners: ReadonlySet<string>
}

const NO_OWNERS: ReadonlySet<string> = new Set()

/** The same parts, what was left out filled in. */
export function remindingParts(parts: Parts): RemindingParts {
  return { ...parts, workdays: parts.workdays ?? chineseWorkdays(), owners: parts.owners ?? NO_OWNERS }
}

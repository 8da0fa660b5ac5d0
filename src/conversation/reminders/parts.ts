import { chineseWorkdays, type Workdays } from '../../calendar/index.ts'
import type { Parts } from '../turn.ts'

/** What the reminders rest on; `store` is the one of the transaction under way. */
export type RemindingParts = Pick<Parts, 'knowledge' | 'rules' | 'store' | 'linkTo'> & {
  workdays: Workdays
  today: Workdays
  owners: ReadonlySet<string>
}

const NO_OWNERS: ReadonlySet<string> = new Set()

/** The same parts, what was left out filled in. */
export function remindingParts(parts: Parts): RemindingParts {
  const workdays = parts.workdays ?? chineseWorkdays()
  return { ...parts, workdays, today: parts.today ?? workdays, owners: parts.owners ?? NO_OWNERS }
}

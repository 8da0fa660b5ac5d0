import type { ReminderStore } from '../port.ts'
import type { Database } from './database.ts'
import { reminderItemStore } from './reminders-items.ts'
import { ownReminderStore } from './reminders-own.ts'
import { participantStore } from './reminders-participants.ts'
import { subscriptionStore } from './reminders-subscriptions.ts'

/** All of {@link ReminderStore} but its looks at the outbox. */
type Reminders = Omit<ReminderStore, 'outgoing' | 'waitingByKey'>

/** Who is reminded, of what they were reminded, and their own reminders. */
export function reminderStore(database: Database): Reminders {
  return {
    ...subscriptionStore(database),
    ...participantStore(database),
    ...reminderItemStore(database),
    ...ownReminderStore(database),
  }
}

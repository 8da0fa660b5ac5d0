export { type ReminderOptions, type Reminders, startReminding } from './reminding.ts'

export { calendarIcs } from './calendar.ts'

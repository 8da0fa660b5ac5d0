export type { CivilDate } from './civil-date.ts'

export type { Mark } from './forms.ts'
export { markInName } from './name.ts'
export { markOfLine, markOnPage } from './page.ts'

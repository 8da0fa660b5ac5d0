/** Activities that a message only mentions: told as an example, dreamt, somebody else's, or mere paperwork. */
export type { Unreported } from './compile.ts'
export { compileUnreported } from './compile.ts'

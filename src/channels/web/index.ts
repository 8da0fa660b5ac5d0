export { WebStartError } from './errors.ts'
export type { Hooks, ImportsPort, WebLog, WebOptions } from './options.ts'
export { startWeb, type WebServer } from './start.ts'

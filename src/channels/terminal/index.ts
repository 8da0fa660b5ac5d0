export { runTerminal, type TerminalOptions } from './chat.ts'

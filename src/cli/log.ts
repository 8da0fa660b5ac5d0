import type { ChannelLog } from '../channels/log.ts'

/** What goes on, on standard error. */
export const log: ChannelLog = {
  info: (message) => process.stderr.write(`${message}\n`),
  error: (message, cause) =>
    process.stderr.write(`${message}\n${cause instanceof Error ? cause.stack : cause}\n`),
}

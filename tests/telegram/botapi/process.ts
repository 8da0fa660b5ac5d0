/**
 * The server as a process of its own. Arguments: `--port N`, `--limits` for Telegram's flood limits, `--at ISO` for
 * a clock that starts then and runs on. Prints its address as its first line; ends on SIGTERM.
 */
import { parseArgs } from 'node:util'
import { telegramLimits } from './flood.ts'
import { BotApiServer } from './server.ts'

const { values } = parseArgs({
  options: { port: { type: 'string' }, limits: { type: 'boolean' }, at: { type: 'string' } },
})
const server = await BotApiServer.start({
  port: Number(values.port ?? 0),
  limits: values.limits ? telegramLimits : null,
})
if (values.at !== undefined) server.clockOffsetMs = Date.parse(values.at) - Date.now()
process.stdout.write(`${server.url}\n`)
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void server.close())

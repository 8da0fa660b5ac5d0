/**
 * The server as a process of its own: `--as openai` (an endpoint; `honest` is another word for it), `--port N`,
 * `--delay MS` before each piece of a stream, `--pieces N` characters in each, `--fault KIND`, `--key KEY`. Prints its
 * address as its first line; ends on SIGTERM.
 */
import { parseArgs } from 'node:util'
import { ENDPOINTS, type EndpointName, type Fault, startModelServer } from './index.ts'

const { values } = parseArgs({
  options: {
    as: { type: 'string', default: 'openai' },
    port: { type: 'string', default: '0' },
    delay: { type: 'string', default: '0' },
    pieces: { type: 'string', default: '12' },
    fault: { type: 'string' },
    key: { type: 'string' },
    help: { type: 'boolean' },
  },
})
if (values.help) {
  process.stdout.write(
    `--as ${['honest', ...Object.keys(ENDPOINTS)].join('|')} --port N --delay MS --pieces N --fault KIND --key KEY\n`,
  )
  process.exit(0)
}
const as = values.as === 'honest' ? 'openai' : values.as
if (!(as in ENDPOINTS)) {
  process.stderr.write(`--as ${as}: one of honest, ${Object.keys(ENDPOINTS).join(', ')}\n`)
  process.exit(2)
}
const server = await startModelServer({
  as: as as EndpointName,
  port: Number(values.port),
  delayMs: Number(values.delay),
  pieceChars: Number(values.pieces),
  ...(values.key === undefined ? {} : { key: values.key }),
  ...(values.fault === undefined ? {} : { fault: faultOf(values.fault) }),
})
process.stdout.write(`${server.url}\n`)
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void server.close())

/** With what a kind needs beside its name. */
function faultOf(kind: string): Fault {
  const more = { ms: 5000, retryAfter: null, status: 500 }
  return { kind, ...more } as unknown as Fault
}

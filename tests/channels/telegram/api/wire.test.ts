import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { createBotApi } from '../../../../src/channels/telegram/api/index.ts'
import { faultOf } from './errors-of.ts'
import { json, type RawServer, startRawServer } from './raw-server.ts'

const token = '700000001:secret-of-the-wire-test'
let server: RawServer | undefined
afterEach(async () => {
  await server?.close()
  server = undefined
})
const start = async (...args: Parameters<typeof startRawServer>) => {
  server = await startRawServer(...args)
  return server
}
const me = { ok: true, result: { id: 1, username: 'bot' } }

describe('over the wire', () => {
  it.each(['/telegram', '/telegram/'])('keeps the path of the root: %s', async (path) => {
    const { url, calls } = await start((_, response) => json(response, 200, me))
    await createBotApi({ token, apiRoot: url + path }).me()
    expect(calls.map((call) => call.path)).toEqual([`/telegram/bot${token}/getMe`])
  })

  it('uses one connection for one call after another', async () => {
    const { url, calls } = await start((_, response) => json(response, 200, me))
    const api = createBotApi({ token, apiRoot: url })
    for (let i = 0; i < 5; i += 1) await api.me()
    expect(new Set(calls.map((call) => call.socket)).size).toBe(1)
  })

  it.each([
    ['no JSON', (body: string) => `<html>${body}</html>`],
    ['null', () => 'null'],
    ['no ok', () => '[]'],
    ['a refusal without a code', () => '{"ok":false}'],
    ['nothing', () => ''],
    ['its own address', () => `no way to /bot${token}/getMe`],
  ])('an answer that is %s: unreachable, without a secret', async (_, body) => {
    const { url } = await start((call, response) => response.end(body(call.path)))
    expect((await faultOf(createBotApi({ token, apiRoot: url }).me(), token)).fault).toBe('unreachable')
  })

  it('nobody listens: unreachable, with the code of the system', async () => {
    const { url, close } = await startRawServer(() => {})
    await close()
    const fault = await faultOf(createBotApi({ token, apiRoot: url }).me(), token)
    expect(fault).toMatchObject({ fault: 'unreachable', description: 'ECONNREFUSED' })
    const download = createBotApi({ token, apiRoot: url }).download('x', 10)
    expect((await faultOf(download, token)).fault).toBe('unreachable')
  })

  it('answers that never end are given up in time', async () => {
    const { url } = await start((_, response) => response.write('{"ok":'))
    const fault = await faultOf(createBotApi({ token, apiRoot: url, timeoutMs: 100 }).me(), token)
    expect(fault).toMatchObject({ fault: 'unreachable', description: 'ETIMEDOUT' })
  })

  it('a refusal that quotes the address shows no secret', async () => {
    const { url } = await start((call, response) =>
      json(response, 400, { ok: false, error_code: 400, description: `Bad Request: ${call.path}` }),
    )
    expect((await faultOf(createBotApi({ token, apiRoot: url }).me(), token)).fault).toBe('refused')
  })

  it('a download longer than it said ends at the limit', async () => {
    const { url } = await start((call, response) => {
      if (call.path.includes('/getFile'))
        json(response, 200, { ok: true, result: { file_path: 'voice/1.oga' } })
      else response.end(Buffer.alloc(5_000_000))
    })
    const api = createBotApi({ token, apiRoot: url })
    expect((await faultOf(api.download('x', 100_000), token)).fault).toBe('too-big')
    expect((await api.download('x', 5_000_000)).byteLength).toBe(5_000_000)
  })

  it('a download that is sent elsewhere is not followed', async () => {
    const { url, calls } = await start((call, response) => {
      if (call.path.includes('/getFile'))
        json(response, 200, { ok: true, result: { file_path: 'voice/1.oga' } })
      else response.writeHead(302, { location: `/elsewhere` }).end()
    })
    expect((await faultOf(createBotApi({ token, apiRoot: url }).download('x', 10), token)).fault).toBe(
      'unreachable',
    )
    expect(calls.map((call) => call.path)).not.toContain('/elsewhere')
  })

  it('a server of its own in local mode names a file of this machine', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'zhaodan-local-'))
    const path = join(folder, 'voice.oga')
    await writeFile(path, '0123456789')
    let named = path
    const { url } = await start((_, response) =>
      json(response, 200, { ok: true, result: { file_path: named } }),
    )
    const api = createBotApi({ token, apiRoot: url })
    expect(Buffer.from(await api.download('x', 10)).toString()).toBe('0123456789')
    expect((await faultOf(api.download('x', 9), token)).fault).toBe('too-big')
    named = folder
    expect((await faultOf(api.download('x', 10), token)).fault).toBe('refused')
    named = join(folder, 'gone')
    expect((await faultOf(api.download('x', 10), token)).fault).toBe('refused')
    await rm(folder, { recursive: true })
  })

  it('refuses a root that is no address', () => {
    for (const apiRoot of ['', 'localhost:8081', 'ftp://127.0.0.1', 'http://']) {
      expect(() => createBotApi({ token, apiRoot }), apiRoot).toThrow(/ZHAODAN_TELEGRAM_API_ROOT/)
    }
  })
})

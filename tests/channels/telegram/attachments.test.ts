import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ApiError, createBotApi } from '../../../src/channels/telegram/api/index.ts'
import type { BotApi } from '../../../src/channels/telegram/api/types.ts'
import { sendAttachment } from '../../../src/channels/telegram/attachments.ts'
import type { TelegramOptions } from '../../../src/channels/telegram/options.ts'
import { type App, openApp } from '../../../src/cli/app.ts'
import { attachRow, foldLedger, type LedgerEntry, recordRows } from '../../../src/ledger/index.ts'
import type { Attachment } from '../../../src/reply/index.ts'
import { photo, picture } from '../../files/making.ts'
import { BotApiServer } from '../../telegram/botapi/index.ts'

const NOW = new Date('2026-11-21T01:00:00Z')
const ZHANG = 1001
const PERSON = `tg:${ZHANG}`

let server: BotApiServer
let api: BotApi
let app: App
let dir: string
beforeEach(async () => {
  server = await BotApiServer.start()
  server.act({ do: 'user', name: '张三', id: ZHANG, started: true })
  api = createBotApi({ token: server.token, apiRoot: server.url })
  dir = mkdtempSync(join(tmpdir(), 'zhaodan-attachments-'))
  app = await openApp(dir, () => NOW)
  await app.store.ensurePerson(PERSON, NOW.toISOString())
})
afterEach(async () => {
  await app.store.close()
  await server.close()
  rmSync(dir, { recursive: true, force: true })
})

const send = async (attachment: Attachment) => {
  const options = { conversation: app.conversation, clock: () => NOW } as TelegramOptions
  const id = await sendAttachment({ api, options }, attachment, {
    chatId: ZHANG,
    thread: null,
    replyTo: null,
  })
  const shown = server.context.world.chats.get(ZHANG)?.messages.get(id)
  const described = [shown?.content.document, shown?.content.photo]
    .flat()
    .find((each) => each !== undefined) as { file_id: string } | undefined
  const file = server.context.world.files.get(described?.file_id ?? '')
  return { what: shown?.what, text: shown?.text, name: file?.name, bytes: file?.content }
}
const kept = async (name: string, content: Uint8Array): Promise<Attachment> => {
  const { sha256, mediaType, bytes } = await app.files.keep({ name, content })
  const origin = {
    recordedBy: PERSON,
    person: PERSON,
    words: '检查',
    confirmation: randomUUID(),
    newId: randomUUID,
    recordedAt: NOW.toISOString(),
  }
  const draft = { activity: 'led-inspection', date: '2026-11-20', place: null, count: 1 }
  const { rows } = await app.store.append(recordRows([draft], origin))
  const [entry] = foldLedger(rows)
  const what = { file: { sha256, name, mediaType, bytes } }
  await app.store.append([attachRow(entry as LedgerEntry, what, { ...origin, confirmation: randomUUID() })])
  return { name, mediaType, file: sha256 }
}
const text = (name: string, content: string): Attachment => ({ name, mediaType: 'text/plain', content })

describe('an attachment', () => {
  it('that is a picture goes as a photo, byte for byte, under its Chinese name', async () => {
    for (const [name, content] of [
      ['现场 照片.jpg', await photo()],
      ['看板.png', await picture('png')],
    ] as const) {
      const sent = await send(await kept(name, content))
      expect(sent).toMatchObject({ what: 'photo', name })
      expect(Buffer.from(sent.bytes ?? []).equals(content)).toBe(true)
    }
  })

  it.each([
    [2560, 2560, 'photo'],
    [2561, 40, 'document'],
    [40, 2561, 'document'],
  ])('that is a PNG of %i to %i pixels: %s', async (width, height, what) => {
    const content = await sharp({ create: { width, height, channels: 3, background: 'green' } })
      .png()
      .toBuffer()
    const sent = await send(await kept('图.png', content))
    expect(sent).toMatchObject({ what, name: '图.png' })
    expect(Buffer.from(sent.bytes ?? []).equals(content)).toBe(true)
  })

  it('that Telegram refuses as a photo goes as a document', async () => {
    const refusal = {
      kind: 'refuse',
      code: 400,
      description: 'Bad Request: PHOTO_INVALID_DIMENSIONS',
    } as const
    server.faults.order('sendPhoto', 1, refusal)
    expect(await send(await kept('长图.png', await picture('png')))).toMatchObject({
      what: 'document',
      name: '长图.png',
    })
  })

  it('of another kind goes as a document', async () => {
    expect(await send(text('会议 纪要（终稿）.txt', '甲'))).toMatchObject({
      what: 'document',
      name: '会议 纪要（终稿）.txt',
    })
  })

  it.each([
    [50_000_000, 'document'],
    [50_000_001, 'text'],
  ])('of %i bytes: %s', { timeout: 60_000 }, async (bytes, what) => {
    const sent = await send(text('大.txt', 'a'.repeat(bytes)))
    expect(sent.what).toBe(what)
    if (what === 'text')
      expect(sent.text).toBe(
        '“大.txt”有 51 MB，超过 Telegram 机器人能发的 50 MB，没有发出。请在照单的网页上打开。',
      )
    expect(server.violations).toEqual([])
  })

  it('that is not there, or cannot be made, is told in one sentence', async () => {
    const gone = { name: 'a.jpg', mediaType: 'image/jpeg', file: 'a'.repeat(64) }
    expect(await send(gone)).toMatchObject({
      what: 'text',
      text: expect.stringContaining('没有找到这个附件'),
    })
    const spec = { person: PERSON, format: 'json', from: '2026-12-31', to: '2026-01-01' } as const
    const made = await send({ name: 'a.json', mediaType: 'application/json', export: spec })
    expect(made.what).toBe('text')
    expect(made.text).toMatch(/。$/)
  })

  it("that is somebody else's is refused in one sentence, and where it is on record is not told", async () => {
    const { sha256 } = await app.files.keep({ name: 'a.txt', content: Buffer.from('会议记录') })
    const file = await send({ name: 'a.txt', mediaType: 'text/plain', file: sha256 })
    expect([file.what, file.text]).toEqual(['text', '没有找到这个附件。'])
    await app.store.ensurePerson('tg:9', NOW.toISOString())
    const spec = { person: 'tg:9', format: 'json', from: '2026-01-01', to: '2026-12-31' } as const
    const made = await send({ name: 'a.json', mediaType: 'application/json', export: spec })
    expect([made.what, made.text]).toEqual(['text', '没有本人同意，不能查看、记录或改动他人的履职情况。'])
  })

  it('is tried again where Telegram cannot be reached', async () => {
    server.faults.order('sendDocument', 1, { kind: 'gateway' })
    const sending = send(text('a.txt', '甲'))
    await expect(sending).rejects.toBeInstanceOf(ApiError)
    await expect(sending).rejects.toMatchObject({ fault: 'unreachable' })
  })
})

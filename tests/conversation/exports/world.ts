/** The product as its commands put it together, with people who talk to it. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type App, type AppOptions, openApp } from '../../../src/cli/app.ts'
import type { Group } from '../../../src/conversation/index.ts'
import { plainText, type Reply } from '../../../src/reply/index.ts'

export const OFFICIAL = { id: 'tg:11', name: '周海涛' }
export const SECOND = { id: 'tg:12', name: '张月' }
export const STRANGER = { id: 'tg:13', name: '李年' }
export const STAFF = { id: 'tg:14', name: '赵芳' }
export const GUEST = { id: 'tg:15', name: '过客' }

export interface World {
  app: App
  say(person: string, text: string, group?: Group): Promise<Reply>
  tap(person: string, reply: Reply, label: string): Promise<Reply>
  text(reply: Reply): string
  labels(reply: Reply): string[]
  /** What is made of the one attachment of a reply. */
  file(reply: Reply): Promise<{ name: string; mediaType: string; bytes: Buffer }>
  at(instant: string): void
  now(): Date
  end(): Promise<void>
}

/** Two officials who agreed that the clerk records for them, one who did not, and a guest. */
export async function openWorld(options: AppOptions = {}): Promise<World> {
  const dir = mkdtempSync(join(tmpdir(), 'zhaodan-exports-'))
  let now = new Date('2026-11-22T01:00:00.000Z')
  const app = await openApp(dir, () => now, options)
  const { store, conversation } = app
  const at = '2026-01-01T01:00:00.000Z'
  for (const { id, name } of [OFFICIAL, SECOND, STRANGER, STAFF]) {
    await store.ensurePerson(id, at)
    await store.namePerson(id, name)
    const role = id === STAFF.id ? 'staff' : 'official'
    await store.setMember({ person: id, role, region: 'zaozhuang-2019', unit: '薛城区人民政府', since: at })
  }
  for (const [person, post] of [
    [OFFICIAL.id, 'district-government-head'],
    [SECOND.id, 'district-safety-deputy'],
    [STRANGER.id, 'town-government-head'],
  ] as const) {
    const tenure = { person, regulation: 'zaozhuang-2019', post, title: null, from: '2026-01-01', to: null }
    await store.addTenure({ ...tenure, recordedAt: at })
  }
  for (const { id } of [OFFICIAL, SECOND])
    await store.setDelegation({ official: id, staff: STAFF.id, state: 'accepted', at })
  const handle = async (message: { person: string; text?: string; tap?: string; group?: Group }) => {
    now = new Date(now.getTime() + 1000)
    return (await conversation.handle({ ...message, now })).at(-1) as Reply
  }
  return {
    app,
    say: (person, text, group) => handle({ person, text, ...(group ? { group } : {}) }),
    tap(person, reply, label) {
      const button = reply.buttons.flat().find((each) => each.label === label)
      if (!button) throw new Error(`no button ${label}`)
      return handle({ person, tap: button.action })
    },
    text: (reply) => plainText(reply.blocks),
    labels: (reply) => reply.buttons.flat().map((button) => button.label),
    file(reply) {
      const [attachment, ...more] = reply.attachments
      if (!attachment || more.length > 0) throw new Error(`${reply.attachments.length} attachments`)
      return conversation.open(attachment, now)
    },
    at(instant) {
      now = new Date(instant)
    },
    now: () => now,
    async end() {
      await store.close()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

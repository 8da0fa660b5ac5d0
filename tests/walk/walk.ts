/** Plays a year of people through the product, put together as its commands put it together. */
import { mkdirSync } from 'node:fs'
import { Document, Packer, Paragraph } from 'docx'
import sharp from 'sharp'
import { type App, openApp } from '../../src/cli/app.ts'
import { type Button, plainText, type Reply } from '../../src/reply/index.ts'
import type { Deed, Year } from './types.ts'

const CLERK = { id: 'tg:1009', name: '赵芳' }
const UNIT = '薛城区人民政府'

export interface Walk {
  app: App
  /** Every line of every chat, as its person saw it. */
  lines: { at: Date; person: string; said: string | null; reply: Reply }[]
  end(): Promise<void>
}

/** @param dir an empty data folder. */
export async function walk(dir: string, years: readonly Year[]): Promise<Walk> {
  mkdirSync(dir, { recursive: true })
  let now = new Date('2025-01-01T00:00:00.000Z')
  const app = await openApp(dir, () => now)
  const lines: Walk['lines'] = []
  const last = new Map<string, Reply>()
  await join(app, years)

  async function send(person: string, message: { text?: string; tap?: string }, deed?: Deed): Promise<void> {
    const files = deed
      ? await Promise.all((deed.files ?? []).map((kind, index) => fileOf(app, kind, deed, index)))
      : []
    const given = { person, ...message, now, ...(files.length > 0 ? { files } : {}) }
    for (const reply of await app.conversation.handle(given)) {
      lines.push({ at: now, person, said: message.text ?? null, reply })
      last.set(person, reply)
    }
  }

  const deeds = years.flatMap(({ person, deeds }) => deeds.map((deed) => ({ person, deed })))
  for (const { person, deed } of deeds.toSorted((a, b) => (a.deed.at < b.deed.at ? -1 : 1))) {
    now = new Date(`${deed.at.replace(' ', 'T')}:00+08:00`)
    const speaker = deed.by === 'clerk' ? CLERK.id : person
    if (deed.says !== undefined) await send(speaker, { text: deed.says }, deed)
    for (const label of deed.taps ?? []) {
      const button = await buttonOf(app, speaker, last.get(speaker), label, now)
      await send(speaker, { tap: button.action })
    }
    const seen = plainText(last.get(speaker)?.blocks ?? [])
    if (!(typeof deed.sees === 'string' ? seen.includes(deed.sees) : deed.sees.test(seen)))
      throw new Error(`${deed.at} ${deed.says ?? ''}: expected ${deed.sees}, saw:\n${seen}`)
  }
  return { app, lines, end: () => app.store.close() }
}

/** The officials and the clerk, who may record for them. */
async function join({ store }: App, years: readonly Year[]): Promise<void> {
  const at = '2025-01-01T01:00:00.000Z'
  const people = [
    ...years.map(({ person, name }) => ({ id: person, name, role: 'official' as const })),
    { ...CLERK, role: 'staff' as const },
  ]
  for (const { id, name, role } of people) {
    await store.ensurePerson(id, at)
    await store.namePerson(id, name)
    await store.setMember({ person: id, role, region: 'zaozhuang-2019', unit: UNIT, since: at })
  }
  for (const { person } of years)
    await store.setDelegation({ official: person, staff: CLERK.id, state: 'accepted', at })
}

/** The button on what was said last; of what 照单 said by itself (a notice) it stands in the history. */
async function buttonOf(
  { conversation }: App,
  person: string,
  reply: Reply | undefined,
  label: string | RegExp,
  now: Date,
): Promise<Button> {
  const fits = (button: Button) =>
    typeof label === 'string' ? button.label === label : label.test(button.label)
  const told = (await conversation.history(person, 5)).flatMap((line) => (line.reply ? [line.reply] : []))
  const all = [reply, ...told.toReversed()].flatMap((each) => each?.buttons.flat() ?? [])
  const found = all.find(fits)
  if (found) return found
  const labels = all.map((button) => button.label).join(' ')
  throw new Error(
    `${now.toISOString()}: no button ${label}; there are ${labels}, under:\n${plainText(
      reply?.blocks ?? [],
    )}`,
  )
}

async function fileOf(app: App, kind: 'minutes' | 'photo', deed: Deed, index: number) {
  const day = deed.at.slice(0, 10)
  if (kind === 'photo') {
    return app.files.keep({ name: `现场${index + 1}.jpg`, content: await photo(index, day) })
  }
  const paragraphs = ['会议纪要', `${day} 研究安全生产工作`, '出席：略'].map((text) => new Paragraph(text))
  const content = await Packer.toBuffer(new Document({ sections: [{ children: paragraphs }] }))
  return app.files.keep({ name: `会议纪要${day}.docx`, content })
}

/** A plain picture, another one for each day. */
function photo(index: number, day: string): Promise<Buffer> {
  const shade = (Number(day.slice(5, 7)) * 37 + index * 60) % 200
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="960" height="640">
    <rect width="960" height="640" fill="rgb(${shade},${210 - shade},200)"/>
    <rect x="120" y="260" width="300" height="300" fill="#888"/><rect x="470" y="150" width="120" height="410" fill="#aaa"/>
    <circle cx="760" cy="470" r="90" fill="#c96"/></svg>`
  return sharp(Buffer.from(svg)).jpeg().toBuffer()
}

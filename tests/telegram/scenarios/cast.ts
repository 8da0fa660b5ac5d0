/** Members as they stand before a scenario begins, and ways of talking that the scenarios share. */
import type { CivilDate } from '../../../src/calendar/index.ts'
import type { Role } from '../../../src/storage/index.ts'
import type { TranscriptMessage } from '../botapi/index.ts'
import type { Person } from '../people/index.ts'
import { inStore } from './prepared.ts'
import type { Setting } from './product.ts'

export interface Cast {
  id: number
  name: string
  role: Role
  unit?: string
  /** Of 枣庄办法, held since the beginning of 2026. */
  post?: { id: string; title: string }
}

/** Makes each of them a member, with name and post. Written through the store, before the product starts. */
export async function members(setting: Setting, cast: Cast[]): Promise<void> {
  await inStore(setting, async (store) => {
    const since = '2026-01-05T02:00:00.000Z'
    for (const { id, name, role, unit = null, post } of cast) {
      const person = `tg:${id}`
      await store.ensurePerson(person, since)
      await store.namePerson(person, name)
      await store.setMember({ person, role, region: 'zaozhuang-2019', unit, since })
      if (!post) continue
      const from: CivilDate = '2026-01-01'
      const held = { person, regulation: 'zaozhuang-2019', post: post.id, title: post.title }
      await store.addTenure({ ...held, from, to: null, recordedAt: since })
    }
  })
}

/** Says it and gives the bot's next message, new or edited. */
export async function asks(person: Person, words: string, answer: string | RegExp = /\S/): Promise<string> {
  await person.says(words)
  return (await person.sees(answer)).text
}

/** Taps and gives what the bot then shows. */
export async function taps(
  person: Person,
  label: string | RegExp,
  answer: string | RegExp = /\S/,
): Promise<string> {
  await person.taps(label)
  return (await person.sees(answer)).text
}

/** The labels under the bot's latest message. */
export async function labels(person: Person): Promise<string[]> {
  return (await person.lastSeen())?.buttons.flat().map(({ text }) => text) ?? []
}

/** What the bot has said to the person so far. */
export async function answers(person: Person): Promise<TranscriptMessage[]> {
  return (await person.chat.messages()).filter((message) => message.from.bot)
}

/** Many chats that are all to be reminded on one morning: prepared in the store before the product starts. */
import { writeSettings } from '../../../src/conversation/reminders/settings.ts'
import type { Store, SubscriptionRow } from '../../../src/storage/index.ts'
import { chatById } from '../botapi/acts/lookup.ts'
import type { TranscriptMessage } from '../botapi/index.ts'
import { Group, type Person } from '../people/index.ts'
import { inStore } from '../scenarios/prepared.ts'
import type { Setting } from '../scenarios/product.ts'

/** The day before 14 days are left of the first quarter of 2026. */
export const EVE = '2026-03-16'
/** On it, a Tuesday, everybody below is reminded of the inspection of the quarter. */
export const MORNING = '2026-03-17'
const BEGUN = `${EVE}T01:00:00.000Z`

export interface Crowd {
  people: Person[]
  groups: Group[]
}

/**
 * Town heads who have not led an inspection this quarter, each reminded in private, and groups in which the first of
 * them take part. All were last reminded before the eve.
 */
export async function crowd(setting: Setting, counts: { people: number; groups: number }): Promise<Crowd> {
  const people: Person[] = []
  for (let each = 0; each < counts.people; each += 1) {
    people.push(await setting.world.user(`用户${each}`, { id: 3000 + each, started: true }))
  }
  const groups: Group[] = []
  for (let each = 0; each < counts.groups; each += 1) {
    groups.push(await setting.world.group(`第${each}群`, people.slice(0, 3) as [Person, ...Person[]]))
  }
  await inStore(setting, async (store) => {
    for (const person of people) await remindPrivately(store, person)
    for (const group of groups) await remindGroup(setting, store, group, people.slice(0, 3))
  })
  return { people, groups }
}

async function remindPrivately(store: Store, { id, name }: Person): Promise<void> {
  const person = `tg:${id}`
  const [region, post, from] = ['zaozhuang-2019', 'town-government-head', '2025-01-01']
  await store.ensurePerson(person, BEGUN)
  await store.namePerson(person, name)
  await store.setMember({ person, role: 'official', region, unit: null, since: BEGUN })
  const held = { person, regulation: region, post, title: '镇长', from, to: null }
  await store.addTenure({ ...held, recordedAt: BEGUN })
  await store.putChat(chatOf(person, 'private', name))
  await store.putSubscription(subscriptionTo(person, 'private'))
}

/** Lets the people take part in the reminders of a group that the bot is in. */
export async function remindGroup(
  setting: Setting,
  store: Store,
  { id, title }: Group,
  people: Person[],
): Promise<void> {
  const { world } = setting.server.context
  chatById(world, id).members.set(world.bot.id, 'member')
  const row = subscriptionTo(`tg:${id}`, 'group')
  await store.putChat(chatOf(row.address, 'group', title))
  await store.putSubscription(row)
  for (const person of people) await store.setParticipant(row.id, `tg:${person.id}`, true, BEGUN)
}

function chatOf(address: string, kind: 'private' | 'group', title: string) {
  return {
    address,
    kind,
    title,
    owner: null,
    active: true,
    cause: null,
    movedTo: null,
    updatedAt: BEGUN,
  }
}

/** Begun on the eve: of what is due only the morning's stage is left. */
function subscriptionTo(address: string, kind: SubscriptionRow['kind']): SubscriptionRow {
  return {
    id: `chat-${address.replace(/\D/g, '')}`,
    address,
    kind,
    state: 'on',
    since: EVE,
    time: '09:00',
    thread: null,
    settings: writeSettings({}),
    plannedDay: EVE,
    updatedAt: BEGUN,
  }
}

/** What the bot has written to a chat, deleted messages included. */
export async function fromBot(where: Person | Group): Promise<TranscriptMessage[]> {
  return (await where.chat.messages()).filter((message) => message.from.bot)
}

/** How many messages of the bot each chat has, by title. */
export async function tally({ people, groups }: Crowd): Promise<Map<string, number>> {
  const counts = new Map<string, number>()
  for (const chat of [...people, ...groups]) {
    counts.set(chat instanceof Group ? chat.title : chat.name, (await fromBot(chat)).length)
  }
  return counts
}

/** Titles of the chats that have another count of messages than `count`. */
export async function othersThan(count: number, all: Crowd): Promise<[string, number][]> {
  return [...(await tally(all))].filter(([, each]) => each !== count)
}

/** All messages of a tally. */
export function total(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((sum, each) => sum + each, 0)
}

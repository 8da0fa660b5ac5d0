import type { Reply } from '../../src/reply/index.ts'
import { openTalk, type Talk } from './talk.ts'

export const OWNER = 'tg:1'
export const OFFICIAL = 'tg:2'
export const STAFF = 'tg:3'
export const GUEST = 'tg:4'
export const REMOVED = 'tg:5'
export const TODAY = '2026-11-22'

/** A conversation with an owner, over a channel that can make links. */
export function openWorld(): Promise<Talk> {
  return openTalk(TODAY, {
    owners: new Set([OWNER]),
    linkTo: (payload) => `https://t.me/zhaodan_bot?start=${payload}`,
  })
}

/** The code of an invitation that the owner makes by the buttons. */
export async function invite(
  talk: Talk,
  {
    role = '领导干部',
    region = '枣庄市',
    unit = '某区应急局',
  }: Partial<Record<'role' | 'region' | 'unit', string>> = {},
): Promise<string> {
  talk.as(OWNER)
  await talk.say('/invite')
  await talk.tap(role)
  await talk.tap(region)
  await talk.say(unit)
  return codeOf(talk, await talk.tap('生成邀请码'))
}

/** The code within the reply that gives it. */
export function codeOf(talk: Talk, reply: Reply): string {
  const code = /^\/start (\S+)$/m.exec(talk.text(reply))?.[1]
  if (code === undefined) throw new Error(`no code in: ${talk.text(reply)}`)
  return code
}

/** Everybody there is: owner, official (mayor with a post), staff, a guest, one who was removed with a card open. */
export async function openFullWorld(): Promise<Talk> {
  const talk = await openWorld()
  for (const [person, role] of [
    [OFFICIAL, '领导干部'],
    [REMOVED, '领导干部'],
    [STAFF, '工作人员'],
  ] as const) {
    const code = await invite(talk, { role })
    talk.as(person)
    await talk.say(`/start ${code}`)
  }
  for (const person of [OWNER, OFFICIAL, STAFF, REMOVED]) {
    talk.as(person)
    await talk.say('我是滕州市市长')
    await talk.tap('今年以前就已在任')
  }
  await talk.say('昨天带队检查了加油站')
  await talk.store.removeMember(REMOVED, `${TODAY}T02:00:00.000Z`)
  return talk
}

/** Everything stored of people's records and rights, for comparing before and after; conversation lines left out. */
export async function recordsOf(talk: Talk, people: string[]): Promise<string> {
  const { store } = talk
  const each = await Promise.all(
    people.map(async (person) => [
      person,
      await store.tenures(person),
      await store.ledger(person),
      await store.openPending(person),
      await store.member(person),
      await store.consents(person),
      await store.delegations({ official: person }),
      await store.delegations({ staff: person }),
    ]),
  )
  const rest = [
    await store.members(),
    await store.openInvitations('2000-01-01T00:00:00.000Z'),
    await store.waitingOutgoing('tg:'),
    await store.chats(),
  ]
  return JSON.stringify([each, rest])
}

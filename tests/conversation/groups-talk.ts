import type { IncomingMessage, Parts } from '../../src/conversation/index.ts'
import { plainText, type Reply } from '../../src/reply/index.ts'
import { openTalk, type Talk } from './talk.ts'

/** A head of a district government of the shipped regulation. */
export const LI = 'tg:5123456789'
export const LI_NAME = '李建国'
export const LI_TITLE = '薛城区区长'
/** What stands in the ledger of LI: none of it may be read in a group. */
export const LI_PLACE = '鑫达化工厂'
/** Another official, with posts and consents of their own. */
export const WANG = 'tg:6000000001'
export const GUEST = 'tg:7111111111'
export const GROUP = { address: 'tg:-1001234567890', title: '区安委会成员群' }
export const OTHER_GROUP = { address: 'tg:-1009876543210', title: '值班群' }

/** A talk with two officials and a group, in which everybody speaks at a given instant. */
export interface GroupTalk extends Talk {
  /** Said or tapped in a group (as `who`) at `at`, written `2026-11-22 09:00` in Asia/Shanghai. */
  inGroup(
    who: string,
    what: string | { tap: string },
    at: string,
    more?: Partial<IncomingMessage>,
  ): Promise<Reply>
  /** The same in private. */
  inPrivate(who: string, what: string | { tap: string }, at: string): Promise<Reply>
}

export async function openGroupTalk(model: Pick<Parts, 'phraser' | 'interpreter'> = {}): Promise<GroupTalk> {
  const talk = await openTalk('2026-11-02', {
    ...model,
    linkTo: (payload) => `https://t.me/zhaodan_bot?start=${payload}`,
  })
  const { store } = talk
  const at = '2026-11-01T00:00:00.000Z'
  for (const [person, name, title, post] of [
    [LI, LI_NAME, LI_TITLE, 'district-government-head'],
    [WANG, '王秀英', '滕州市委书记', 'district-party-head'],
  ] as const) {
    await store.ensurePerson(person, at)
    await store.namePerson(person, name)
    await store.setMember({ person, role: 'official', region: 'zaozhuang-2019', unit: '区政府', since: at })
    await store.addTenure({
      person,
      regulation: 'zaozhuang-2019',
      post,
      title,
      from: '2026-01-01',
      to: null,
      recordedAt: at,
    })
  }
  for (const { address, title } of [GROUP, OTHER_GROUP]) {
    const chat = { address, kind: 'group', title, owner: LI, active: true, cause: null } as const
    await store.putChat({ ...chat, movedTo: null, updatedAt: at })
  }
  const send = async (message: Omit<IncomingMessage, 'now'>, when: string) => {
    const now = new Date(`${when.replace(' ', 'T')}:00+08:00`)
    const replies = await talk.conversation.handle({ ...message, now })
    return replies.at(-1) as Reply
  }
  const said = (what: string | { tap: string }) => (typeof what === 'string' ? { text: what } : what)
  const group: GroupTalk = Object.defineProperties(
    {
      inGroup: (who: string, what: string | { tap: string }, when: string, more = {}) =>
        send({ person: who, ...said(what), group: GROUP, ...more }, when),
      inPrivate: (who: string, what: string | { tap: string }, when: string) =>
        send({ person: who, ...said(what) }, when),
    } as GroupTalk,
    Object.getOwnPropertyDescriptors(talk),
  )
  talk.as(LI)
  talk.on('2026-11-02')
  await talk.say(`今天带队检查了${LI_PLACE}`)
  await talk.tap('确认')
  return group
}

/** Everything of a reply that a reader of the group could see, the data of its buttons included. */
export function visible(reply: Reply): string {
  return [plainText(reply.blocks), JSON.stringify(reply)].join('\n')
}

/** The payload of the link that goes on in private; null where there is none. */
export function linked(reply: Reply): string | null {
  const url = reply.buttons.flat().find((button) => button.label === '到私聊继续')?.url
  return url === undefined ? null : (/start=(g-[A-Za-z0-9-]{8,40})$/.exec(url)?.[1] ?? null)
}

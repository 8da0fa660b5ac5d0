import type { LedgerRow, Role } from '../../src/storage/index.ts'
import { openTalk, type Talk } from './talk.ts'

/** Two officials and their staff, and people who have nothing to do with them. All of them differ in what they have. */
export const ZHANG = 'tg:101'
export const WANG = 'tg:102'
export const LI = 'tg:201'
export const ZHAO = 'tg:202'
export const OTHER_UNIT = 'tg:203'
export const OTHER_REGION = 'tg:204'
export const GUEST = 'tg:301'
export const OWNER = 'tg:302'

const ZAOZHUANG = 'zaozhuang-2019'
const AT = '2026-10-01T01:00:00Z'

export interface Cast extends Talk {
  /** Makes the person a member in this place, under this name. */
  join(person: string, name: string, role: Role, unit?: string, region?: string): Promise<void>
  /** Says it as this person; the text of the last reply. */
  by(person: string, text: string): Promise<string>
  /** Taps it as this person, on the last reply; the text of the last reply. */
  tapBy(person: string, label: string): Promise<string>
  /** 李四 asks, 张三 agrees. */
  agree(staff: string, official: string): Promise<void>
  /** What waits to be sent to the person, oldest first. */
  told(person: string): Promise<string[]>
  /** Everything in the ledgers of these people: who wrote what for whom. */
  rows(...people: string[]): Promise<LedgerRow[]>
}

/** The people above, who came in this order; the officials hold different posts. */
export async function openCast(day = '2026-11-21'): Promise<Cast> {
  const talk = await openTalk(day, { owners: new Set([OWNER]) })
  const join: Cast['join'] = async (person, name, role, unit = '滕州市', region = ZAOZHUANG) => {
    await talk.store.ensurePerson(person, AT)
    await talk.store.namePerson(person, name)
    await talk.store.setMember({ person, role, region, unit, since: AT })
  }
  const cast: Cast = Object.assign(Object.create(talk) as Talk, {
    join,
    async by(person: string, text: string) {
      talk.as(person)
      return talk.text(await talk.say(text))
    },
    async tapBy(person: string, label: string) {
      talk.as(person)
      return talk.text(await talk.tap(label))
    },
    async agree(staff: string, official: string) {
      await talk.store.setDelegation({ official, staff, state: 'accepted', at: AT })
    },
    async told(person: string) {
      const rows = await talk.store.waitingOutgoing(person)
      return rows.filter((row) => row.address === person).map((row) => talk.text(JSON.parse(row.body)))
    },
    async rows(...people: string[]) {
      return (await Promise.all(people.map((person) => talk.store.ledger(person)))).flat()
    },
  })
  await join(ZHANG, '张三', 'official')
  await join(WANG, '王五', 'official')
  await join(LI, '李四', 'staff')
  await join(ZHAO, '赵六', 'staff')
  await join(OTHER_UNIT, '钱七', 'staff', '薛城区')
  await join(OTHER_REGION, '孙八', 'staff', '滕州市', 'guangxi-2018')
  for (const [person, post, title] of [
    [ZHANG, 'district-government-head', '滕州市市长'],
    [WANG, 'town-party-head', '荆河街道党工委书记'],
  ] as const) {
    await talk.store.addTenure({
      person,
      regulation: ZAOZHUANG,
      post,
      title,
      from: '2026-01-01',
      to: null,
      recordedAt: AT,
    })
  }
  return cast
}

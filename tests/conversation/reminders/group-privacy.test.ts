import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readReminderAction } from '../../../src/conversation/reminders/actions.ts'
import type { Reply } from '../../../src/reply/index.ts'
import { GROUP, LI, LI_NAME, LI_PLACE, LI_TITLE, OTHER_GROUP, visible, WANG } from '../groups-talk.ts'
import { actionOf, joins, MONDAY, openPanelTalk, type PanelTalk } from './group-talk.ts'

let talk: PanelTalk
beforeAll(async () => {
  talk = await openPanelTalk()
  await talk.starts()
  await talk.starts({ group: OTHER_GROUP })
})
afterAll(() => talk.end())

/** What is recorded of LI and WANG, whoever allows to be named. */
const SECRETS = [LI_PLACE, '王秀英', LI_TITLE, '滕州市委书记', '2026-11-02', '11月2日', LI, WANG, '"c:']
const VIEWS = /^(?:home|setup|stop|regs|posts|level|people|days|time|quiet|naming)$/

/** Every page that the panel leads to, by the action that shows it; each time in a minute of its own. */
let minute = 10
async function pages(): Promise<Map<string, string>> {
  const at = `2026-11-23 08:${minute++}`
  const seen = new Map<string, string>()
  const visit = async (action: string, reply: Reply): Promise<void> => {
    seen.set(action, visible(reply))
    for (const { action: next } of reply.buttons.flat()) {
      const read = readReminderAction(next)
      if (read?.type === 'panel' && VIEWS.test(read.op) && !seen.has(next))
        await visit(next, await talk.sends(next, { at }))
    }
  }
  await visit('/remind', await talk.asks('/remind', { at }))
  return seen
}

const AT = '2026-11-23T00:00:00.000Z'

/** What LI and WANG said and did about these reminders, on top of having taken no part; whether LI may be named then. */
const STATES: [string, boolean, () => Promise<unknown>][] = [
  ['nobody takes part', false, async () => undefined],
  ['LI is counted', false, () => joins(talk)],
  [
    'LI allows the own duties for questions alone, and is counted',
    false,
    async () => {
      await talk.store.setConsent(LI, GROUP.address, true, AT)
      await joins(talk)
    },
  ],
  ['LI is named', true, () => joins(talk, LI, '参加（可显示姓名）')],
  [
    'LI is named, and allows nothing else in the group',
    true,
    async () => {
      await joins(talk, LI, '参加（可显示姓名）')
      await talk.store.setConsent(LI, GROUP.address, false, AT)
    },
  ],
  [
    'LI was named and left',
    false,
    async () => {
      await joins(talk, LI, '参加（可显示姓名）')
      await talk.inPrivate(LI, `/start l-${(await talk.row()).id}`, MONDAY)
    },
  ],
  [
    'LI left and came back to be counted',
    false,
    async () => {
      await joins(talk, LI, '参加（可显示姓名）')
      await talk.inPrivate(LI, `/start l-${(await talk.row()).id}`, MONDAY)
      await joins(talk)
    },
  ],
  [
    'LI is named in another group',
    false,
    async () => {
      await joins(talk)
      const { id } = await talk.row(OTHER_GROUP.address)
      const offer = await talk.inPrivate(LI, `/start j-${id}`, MONDAY)
      await talk.inPrivate(LI, { tap: actionOf(offer, '参加（可显示姓名）') }, MONDAY)
    },
  ],
  [
    'WANG is counted beside LI, who is named',
    true,
    async () => {
      await joins(talk, LI, '参加（可显示姓名）')
      await joins(talk, WANG)
    },
  ],
]

describe.each(STATES)('where %s', (_, named, bring) => {
  beforeAll(async () => {
    const { id } = await talk.row()
    for (const person of [LI, WANG]) {
      await talk.store.setParticipant(id, person, false, AT)
      for (const group of [GROUP, OTHER_GROUP]) await talk.store.setConsent(person, group.address, false, AT)
    }
    await bring()
  })

  it('no page of the panel holds anything personal, and one a name at most', async () => {
    const all = await pages()
    expect(all.size).toBeGreaterThan(15)
    for (const [action, text] of all) {
      for (const secret of SECRETS) expect(text, action).not.toContain(secret)
      const mayName = named && action.startsWith('rp:people:')
      expect(text.includes(LI_NAME), action).toBe(mayName)
    }
  })

  it('the panel is the same whatever anybody has recorded since', async () => {
    const before = await pages()
    for (const person of [LI, WANG]) {
      await talk.inPrivate(person, '今天带队检查了城南加油站', MONDAY)
      await talk.inPrivate(person, '确认', MONDAY)
      await talk.inPrivate(person, '昨天主持召开常委会研究安全生产工作', MONDAY)
      await talk.inPrivate(person, '确认', MONDAY)
    }
    expect((await talk.store.ledger(WANG)).length).toBeGreaterThan(0)
    expect(await pages()).toEqual(before)
  })
})

import { afterAll, beforeAll, expect, it } from 'vitest'
import { render } from '../../../../src/channels/telegram/render/index.ts'
import { readReminderAction } from '../../../../src/conversation/reminders/actions.ts'
import { setNaming } from '../../../../src/conversation/reminders/group/people.ts'
import { keptSettings, writeSettings } from '../../../../src/conversation/reminders/settings.ts'
import type { Reply } from '../../../../src/reply/index.ts'
import { openPanelTalk, type PanelTalk } from '../../../conversation/reminders/group-talk.ts'

let talk: PanelTalk
beforeAll(async () => {
  talk = await openPanelTalk()
  await talk.starts({ thread: 3 })
  const row = await talk.row()
  const longest = talk.conversation
    .regulations()
    .flatMap(({ id }) =>
      id === 'zaozhuang-2019' ? ['regulator-safety-deputy', 'town-emergency-deputy-director'] : [],
    )
    .map((post) => `zaozhuang-2019:${post}`)
  const settings = {
    ...keptSettings(row),
    posts: [...longest, 'guangxi-2018:deputy', 'guangxi-2018:safety-deputy'],
  }
  await talk.store.putSubscription({ ...row, settings: writeSettings({ ...settings, naming: 'names' }) })
  const at = '2026-11-23T00:00:00.000Z'
  for (let number = 0; number < 60; number += 1) {
    const person = `tg:${9_000_000 + number}`
    await talk.store.ensurePerson(person, at)
    await talk.store.namePerson(person, `买买提江·${'阿卜杜热合曼'.repeat(6)}`.slice(0, 40))
    await talk.store.setMember({ person, role: 'official', region: null, unit: null, since: at })
    await talk.store.setParticipant(row.id, person, true, at)
    await talk.store.setConsent(person, row.address, true, at)
    await setNaming(talk.store, row.id, person, 'names')
  }
})
afterAll(() => talk.end())

it('shows every page of a group’s panel whole, in one message, with all its buttons', async () => {
  const seen = new Set<string>()
  const visit = async (reply: Reply): Promise<void> => {
    const { parts, actions } = render(reply, { group: true })
    expect(parts).toHaveLength(1)
    expect(parts[0]?.plain).not.toMatch(/其余内容|……/)
    expect(parts[0]?.keyboard.flat()).toHaveLength(reply.buttons.flat().length)
    // Whatever a panel's button does stands in its data: nothing is to be kept for it.
    expect(actions).toEqual([])
    for (const { action } of reply.buttons.flat()) {
      const read = readReminderAction(action)
      if (read?.type !== 'panel' || seen.has(action)) continue
      if (!/^(?:home|stop|regs|posts|level|people|days|time|quiet|naming)$/.test(read.op)) continue
      seen.add(action)
      await visit(await talk.sends(action))
    }
  }
  await visit(await talk.asks('/remind'))
  expect(seen.size).toBeGreaterThan(15)
})

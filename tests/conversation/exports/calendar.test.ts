import { afterEach, describe, expect, it } from 'vitest'
import { calendarAddressIn, calendarLine } from '../../../src/cli/calendar-address.ts'
import { OFFICIAL, openWorld, STAFF, type World } from './world.ts'

let world: World
afterEach(() => world.end())

const ADDRESS = /https:\/\/zhaodan\.example\.org\/calendar\/([A-Za-z0-9_-]{43})\.ics/
const reachable = {
  calendarAddress: calendarAddressIn({
    ZHAODAN_PUBLIC_URL: 'https://zhaodan.example.org/',
    ZHAODAN_ACCESS_TOKEN: 'open-sesame-open-sesame',
  }),
}
const secretOf = (text: string) => ADDRESS.exec(text)?.[1] ?? ''
const summaries = async (secret: string) =>
  (await world.app.conversation.calendar(secret, world.now()))?.bytes.toString().match(/^SUMMARY:.*/gm) ??
  null

describe('the address of a calendar', () => {
  it('is said once, leads to the own deadlines, and is kept nowhere', async () => {
    world = await openWorld(reachable)
    const secret = secretOf(world.text(await world.say(OFFICIAL.id, '订阅日历')))
    expect(await summaries(secret)).toContain('SUMMARY:带队检查（每季度至少1次）还差1次')
    const { store } = world.app
    expect(JSON.stringify(await store.messages(OFFICIAL.id, 10))).not.toContain(secret)
    expect(JSON.stringify(await store.messages(OFFICIAL.id, 10))).toContain('（只显示一次，没有保存）')
    expect(await store.calendarPerson(secret)).toBeNull()
    const again = await world.say(OFFICIAL.id, '日历地址')
    expect(world.text(again)).not.toMatch(ADDRESS)
    expect(world.labels(again)).toEqual(['换一个日历地址', '取消日历订阅'])
    expect(await summaries(secret)).not.toBeNull()
  })

  it('is another one once renewed, and none once taken back', async () => {
    world = await openWorld(reachable)
    const first = secretOf(world.text(await world.say(OFFICIAL.id, '订阅日历')))
    const renewed = await world.say(OFFICIAL.id, '换一个日历地址')
    const second = secretOf(world.text(renewed))
    expect(second).not.toBe(first)
    expect(world.text(renewed)).toContain('原来的地址已经作废')
    expect(await summaries(first)).toBeNull()
    expect(await summaries(second)).not.toBeNull()
    await world.tap(OFFICIAL.id, renewed, '取消日历订阅')
    expect(await summaries(second)).toBeNull()
    expect(world.text(await world.say(OFFICIAL.id, '取消日历订阅'))).toContain('现在没有日历地址')
  })

  it('goes with what is deleted of a person', async () => {
    world = await openWorld(reachable)
    const secret = secretOf(world.text(await world.say(OFFICIAL.id, '订阅日历')))
    await world.app.store.forgetPerson(OFFICIAL.id, world.now().toISOString())
    expect(await summaries(secret)).toBeNull()
  })

  it('is each person’s own', async () => {
    world = await openWorld(reachable)
    const official = secretOf(world.text(await world.say(OFFICIAL.id, '订阅日历')))
    const staff = secretOf(world.text(await world.say(STAFF.id, '订阅日历')))
    expect((await summaries(official))?.length).toBeGreaterThan(3)
    expect(await summaries(staff)).toBeNull()
  })

  it('where none can be reached, a file comes instead', async () => {
    world = await openWorld()
    const given = await world.say(OFFICIAL.id, '订阅日历')
    expect(world.text(given)).toContain('这里没有设置手机能打开的网址')
    const { name, bytes } = await world.file(given)
    expect(name).toBe('履职日历-周海涛-2026-11-22至2027-11-21.ics')
    expect(bytes.toString()).toContain('BEGIN:VEVENT')
    expect(await world.app.store.calendarSince(OFFICIAL.id)).toBeNull()
  })
})

describe('the setting', () => {
  it('needs the access token, without which the page answers this machine alone', async () => {
    world = await openWorld()
    const url = 'https://zhaodan.example.org/tools/'
    const token = 'open-sesame-open-sesame'
    const secret = 'a'.repeat(43)
    const at = (settings: { url?: string; token?: string }) => ({
      ZHAODAN_PUBLIC_URL: settings.url,
      ZHAODAN_ACCESS_TOKEN: settings.token,
    })
    expect(calendarAddressIn(at({ url, token }))(secret)).toBe(
      `https://zhaodan.example.org/tools/calendar/${secret}.ics`,
    )
    expect(calendarAddressIn(at({ url }))(secret)).toBeNull()
    expect(calendarAddressIn(at({ token }))(secret)).toBeNull()
    expect(calendarLine(at({ url }))).toContain('ZHAODAN_ACCESS_TOKEN')
    expect(calendarLine(at({ token }))).toBeNull()
  })
})

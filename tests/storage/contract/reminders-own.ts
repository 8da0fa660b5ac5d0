import { beforeEach, describe, expect, test } from 'vitest'
import { type NewOwnReminder, StoreRefusedError } from '../../../src/storage/index.ts'
import { at, chat, outgoing, own } from '../rows.ts'
import type { Context } from './context.ts'

const fresh = { cancelledAt: null, digest: null }

/** What people wished to be reminded of. */
export function ownRemindersContract(context: Context): void {
  const add = (...rows: NewOwnReminder[]) => context.store.addOwnReminders(rows)
  const standing = async (person = 'zhang') => (await context.store.ownReminders(person)).map(({ id }) => id)
  const due = async (
    over: { day?: string; time?: string; without?: string } = {},
    prefix: string | null = null,
    limit = 99,
  ) => {
    const moment = { day: '2026-10-09', time: '14:30', without: '09:00', ...over }
    return (await context.store.ownRemindersDue(moment, prefix, limit)).map(({ id }) => id)
  }
  const send = async (key: string) => (await context.store.addOutgoing([outgoing(key)]))[0]?.seq ?? 0
  const giveUp = (seq: number) => context.store.failOutgoing(seq, { cause: 'quiet', at: at(9), giveUp: true })

  describe('own reminders', () => {
    test('are kept as they were wished for', async () => {
      const plain = own('b', { time: null, activity: null, plannedFor: null })
      await add()
      await add(own('a'), plain)
      expect(await context.store.ownReminder('a')).toEqual({ ...own('a'), ...fresh })
      expect(await context.store.ownReminder('b')).toEqual({ ...plain, ...fresh })
      expect(await context.store.ownReminder('c')).toBeNull()
    })

    test('that stand are listed by day and time, none first, of one person', async () => {
      await add(
        own('d', { day: '2026-10-10', time: '08:00' }),
        own('c', { time: '15:00' }),
        own('b', { time: '09:05' }),
        own('a', { time: null }),
        own('e', { day: '2026-10-10', time: null }),
        own('f', { person: 'li' }),
      )
      expect(await standing()).toEqual(['a', 'b', 'c', 'e', 'd'])
      expect(await standing('li')).toEqual(['f'])
      expect(await standing('nobody')).toEqual([])
    })

    test.each<[string, Partial<NewOwnReminder>]>([
      ['an id that is taken', { id: 'a' }],
      ['an unknown person', { person: 'nobody' }],
      ['a day that is none', { day: '2026-02-30' }],
      ['a time that is none', { time: '25:00' }],
      ['a planned day that is none', { plannedFor: 'tomorrow' }],
      ['an instant without a zone', { createdAt: '2026-10-01' }],
    ])('%s is refused with all that came with it', async (_, over) => {
      await add(own('a'))
      await expect(add(own('b'), own('c', over))).rejects.toThrow(StoreRefusedError)
      expect(await standing()).toEqual(['a'])
    })
  })

  describe('own reminders that are due', () => {
    test.each([
      ['the day before', '2026-10-08', '23:59', []],
      ['the minute before', '2026-10-09', '14:29', []],
      ['the minute', '2026-10-09', '14:30', ['a']],
      ['the day after, early', '2026-10-10', '00:00', ['a']],
    ])('with a time: %s', async (_, day, time, ids) => {
      await add(own('a'))
      expect(await due({ day, time })).toEqual(ids)
    })

    test.each([
      ['the minute before', '08:59', []],
      ['the minute', '09:00', ['a']],
    ])('without a time, as one of the time given: %s', async (_, time, ids) => {
      await add(own('a', { time: null }))
      expect(await due({ time })).toEqual(ids)
    })

    test('in order of day, time and id, as many as asked for', async () => {
      await add(
        own('d', { time: null }),
        own('c', { time: '09:00' }),
        own('b', { time: '08:00' }),
        own('a', { time: '14:30' }),
        own('e', { day: '2026-10-08', time: '23:00', person: 'li' }),
      )
      expect(await due()).toEqual(['e', 'b', 'c', 'd', 'a'])
      expect(await due({}, null, 2)).toEqual(['e', 'b'])
    })

    test('of one channel, or of none', async () => {
      for (const id of ['tg:5', 'web:5']) await context.store.ensurePerson(id, at(0))
      await add(own('a', { person: 'tg:5' }), own('b', { person: 'web:5' }), own('c'))
      expect(await due({}, 'tg:')).toEqual(['a'])
      expect(await due({}, null)).toEqual(['c'])
      expect(await due({}, '')).toEqual(['a', 'b', 'c'])
    })

    test('wait while nothing can be sent to their person', async () => {
      await context.store.ensurePerson('tg:5', at(0))
      await add(own('a', { person: 'tg:5' }))
      await context.store.putChat(chat('tg:5', { kind: 'private', active: false }))
      expect(await due({}, 'tg:')).toEqual([])
      expect(await standing('tg:5')).toEqual(['a'])
      await context.store.putChat(chat('tg:5', { kind: 'private' }))
      expect(await due({}, 'tg:')).toEqual(['a'])
    })
  })

  describe('an own reminder and its digest', () => {
    beforeEach(() => add(own('a'), own('b', { time: null }), own('c', { person: 'li' })))
    const put = (...ids: string[]) => context.store.putWithDigest(ids, 'd')
    const with_ = async (digest = 'd') => (await context.store.ownRemindersOf(digest)).map(({ id }) => id)

    test('does not stand while the digest waits, nor once it is sent', async () => {
      const seq = await send('d')
      await put('a', 'b', 'unknown')
      await put()
      expect(await context.store.ownReminder('a')).toEqual({ ...own('a'), ...fresh, digest: 'd' })
      expect(await with_()).toEqual(['b', 'a'])
      expect([await standing(), await due()]).toEqual([[], ['c']])
      await context.store.markSent(seq, 1, at(6), false)
      expect(await standing()).toEqual([])
      await context.store.markSent(seq, 2, at(6), true)
      expect([await standing(), await due()]).toEqual([[], ['c']])
      expect(await with_()).toEqual(['b', 'a'])
    })

    test('stands again once the digest is given up, and goes with another', async () => {
      const seq = await send('d')
      await put('a', 'b')
      await giveUp(seq)
      expect(await standing()).toEqual(['b', 'a'])
      expect(await due()).toEqual(['b', 'a', 'c'])
      await send('e')
      await context.store.putWithDigest(['a'], 'e')
      expect([await standing(), await with_('e'), await with_('d')]).toEqual([['b'], ['a'], ['b']])
    })

    test('with one that is not stored it stands; stored later, it waits', async () => {
      await put('a')
      expect(await standing()).toEqual(['b', 'a'])
      const seq = await send('d')
      expect(await standing()).toEqual(['b'])
      await context.store.markSent(seq, 1, at(6), true)
      expect(await standing()).toEqual(['b'])
    })

    test('with one that was sent before, it is over at once', async () => {
      await context.store.markSent(await send('d'), 1, at(6), true)
      await put('a')
      expect(await standing()).toEqual(['b'])
      expect(await context.store.cancelOwnReminder('a', at(7))).toBe(false)
    })

    test('that waits with one goes with no other', async () => {
      await send('d')
      await put('a')
      await send('e')
      await context.store.putWithDigest(['a', 'b'], 'e')
      expect([await with_(), await with_('e')]).toEqual([['a'], ['b']])
    })

    test('taken back while it stands or waits, it is out of both; again has no effect', async () => {
      await send('d')
      await put('a')
      const cancel = (id: string, minute: number) => context.store.cancelOwnReminder(id, at(minute))
      expect([await cancel('a', 5), await cancel('b', 5)]).toEqual([true, true])
      expect([await cancel('a', 6), await cancel('unknown', 6)]).toEqual([false, false])
      expect([await standing(), await with_(), await due()]).toEqual([[], [], ['c']])
      expect(await context.store.ownReminder('a')).toMatchObject({ cancelledAt: at(5), digest: 'd' })
      await put('b')
      expect(await context.store.ownReminder('b')).toMatchObject({ cancelledAt: at(5), digest: null })
    })

    test('taken back before its digest went out, it stays taken back', async () => {
      const seq = await send('d')
      await put('a')
      await context.store.cancelOwnReminder('a', at(5))
      await context.store.markSent(seq, 1, at(6), true)
      expect(await with_()).toEqual([])
      expect(await context.store.ownReminder('a')).toMatchObject({ cancelledAt: at(5) })
    })

    test('once sent it cannot be taken back', async () => {
      const seq = await send('d')
      await put('a')
      await context.store.markSent(seq, 1, at(6), true)
      expect(await context.store.cancelOwnReminder('a', at(7))).toBe(false)
      expect(await with_()).toEqual(['a'])
    })

    test('taken back through two stores at once, it is taken back by one', async () => {
      const other = await context.open()
      const both = await Promise.all([
        context.store.cancelOwnReminder('a', at(5)),
        other.cancelOwnReminder('a', at(5)),
      ])
      expect(both.sort()).toEqual([false, true])
    })
  })

  describe('forgetting own reminders', () => {
    test('those that stand or wait never are, the others after their time', async () => {
      const ids = ['stands', 'waits', 'failed', 'back', 'back-at', 'sent', 'sent-at']
      await add(...ids.map((id) => own(id, { createdAt: at(1), day: '2026-10-01' })))
      const [sent, sentAt, , failed] = [
        await send('sent'),
        await send('sent-at'),
        await send('waits'),
        await send('failed'),
      ]
      for (const id of ['waits', 'failed', 'sent', 'sent-at']) await context.store.putWithDigest([id], id)
      await context.store.markSent(sent, 1, at(9), true)
      await context.store.markSent(sentAt, 1, at(10), true)
      await giveUp(failed)
      await context.store.cancelOwnReminder('back', at(9))
      await context.store.cancelOwnReminder('back-at', at(10))
      expect(await context.store.forgetBefore(at(10))).toBe(2)
      expect(await context.store.ownReminder('back')).toBeNull()
      expect(await context.store.ownReminder('sent')).toBeNull()
      expect(await context.store.forgetBefore(at(11))).toBe(2)
      expect(await context.store.forgetBefore(at(1_000_000))).toBe(0)
      expect((await standing()).sort()).toEqual(['failed', 'stands'])
      expect((await context.store.ownRemindersOf('waits')).map(({ id }) => id)).toEqual(['waits'])
    })
  })
}

import { describe, expect, test } from 'vitest'
import { type Store, StoreRefusedError } from '../../../src/storage/index.ts'
import { at, chat, outgoing } from '../rows.ts'
import type { Context } from './context.ts'

const [old, fresh, other] = ['tg:-7', 'tg:-1007', 'tg:-8']

/** Everything that a move touches, in one value. */
async function stateOf(store: Store) {
  return {
    chats: await store.chats(),
    settings: await Promise.all(
      [old, fresh, other].map((address) => store.chatSetting(address as string, 'brief')),
    ),
    consents: [await store.consents('zhang'), await store.consents('li')],
    waiting: await store.waitingOutgoing('tg:'),
  }
}

/** Chats, their settings, and what may be shown in them. */
export function chatsContract(context: Context): void {
  describe('chats', () => {
    test('the last word on a chat holds', async () => {
      expect(await context.store.chat(old)).toBeNull()
      await context.store.putChat(chat(old))
      await context.store.putChat(chat(other, { kind: 'private', title: null }))
      const now = chat(old, { active: false, cause: 'kicked', title: null, updatedAt: at(2) })
      await context.store.putChat(now)
      expect(await context.store.chat(old)).toEqual(now)
      expect(await context.store.chats()).toEqual([now, chat(other, { kind: 'private', title: null })])
    })

    test('settings: per chat and key, the last write wins', async () => {
      expect(await context.store.chatSetting(old, 'brief')).toBeNull()
      await context.store.setChatSetting(old, 'brief', 'no')
      await context.store.setChatSetting(old, 'brief', 'yes')
      await context.store.setChatSetting(other, 'brief', 'other')
      expect(await context.store.chatSetting(old, 'brief')).toBe('yes')
      expect(await context.store.chatSetting(other, 'brief')).toBe('other')
      expect(await context.store.chatSetting(old, 'else')).toBeNull()
    })

    test('consents: per person and chat, never unless said, taken back when said', async () => {
      expect(await context.store.consents('zhang')).toEqual([])
      await context.store.setConsent('zhang', old, true, at(1))
      await context.store.setConsent('zhang', other, true, at(2))
      await context.store.setConsent('li', old, true, at(2))
      await context.store.setConsent('zhang', old, false, at(3))
      expect(await context.store.consents('zhang')).toEqual([
        { address: other, given: true, at: at(2) },
        { address: old, given: false, at: at(3) },
      ])
      expect(await context.store.consents('li')).toEqual([{ address: old, given: true, at: at(2) }])
      await expect(context.store.setConsent('nobody', old, true, at(1))).rejects.toThrow(StoreRefusedError)
    })
  })

  describe('a chat that moves', () => {
    const fill = async () => {
      for (const address of [old, other]) {
        await context.store.putChat(chat(address))
        await context.store.setChatSetting(address, 'brief', address)
        await context.store.setConsent('zhang', address, true, at(1))
      }
      await context.store.setConsent('li', old, false, at(1))
      return context.store.addOutgoing([
        outgoing('waits', { address: old }),
        outgoing('sent', { address: old }),
        outgoing('elsewhere', { address: other }),
      ])
    }

    test('takes everything along, and moving it again has no effect', async () => {
      const [waits, sent] = await fill()
      await context.store.markSent(sent?.seq ?? 0, 9, at(3), true)
      await context.store.moveChat(old, fresh, at(5))
      const moved = await stateOf(context.store)
      expect(moved.chats).toEqual([
        chat(old, { active: false, movedTo: fresh, updatedAt: at(5) }),
        chat(other),
        chat(fresh, { updatedAt: at(5) }),
      ])
      expect(moved.settings).toEqual([null, old, other])
      expect(moved.consents).toEqual([
        [
          { address: other, given: true, at: at(1) },
          { address: fresh, given: true, at: at(1) },
        ],
        [{ address: fresh, given: false, at: at(1) }],
      ])
      // Ids of messages and topics of the old chat name nothing in the new one.
      expect(moved.waiting).toMatchObject([
        {
          seq: waits?.seq,
          address: fresh,
          thread: null,
          replyTo: null,
          replaces: null,
          body: outgoing('waits').body,
        },
        { key: 'elsewhere', address: other, thread: 3, replyTo: 41, replaces: 42 },
      ])
      await context.store.moveChat(old, fresh, at(6))
      expect(await stateOf(context.store)).toEqual(moved)
    })

    test('what was said at the new address already holds', async () => {
      await fill()
      await context.store.putChat(chat(fresh, { title: '新名', owner: null, updatedAt: at(4) }))
      await context.store.setChatSetting(fresh, 'brief', 'said anew')
      await context.store.setConsent('zhang', fresh, false, at(4))
      await context.store.moveChat(old, fresh, at(5))
      expect(await context.store.chat(fresh)).toEqual(chat(fresh, { title: '新名', updatedAt: at(4) }))
      expect(await context.store.chatSetting(fresh, 'brief')).toBe('said anew')
      expect(await context.store.consents('zhang')).toContainEqual({
        address: fresh,
        given: false,
        at: at(4),
      })
      expect(await context.store.consents('zhang')).toHaveLength(2)
    })

    test('what was still stored for the old address comes along with the second call', async () => {
      await fill()
      await context.store.moveChat(old, fresh, at(5))
      await context.store.addOutgoing([outgoing('late', { address: old })])
      await context.store.moveChat(old, fresh, at(6))
      expect((await context.store.waitingOutgoing(fresh)).map((row) => row.key)).toEqual([
        'waits',
        'sent',
        'late',
      ])
      expect((await context.store.chat(old))?.updatedAt).toBe(at(5))
    })

    test('one that nobody heard of, and one that moves to itself', async () => {
      await fill()
      const before = await stateOf(context.store)
      await context.store.moveChat('tg:-404', 'tg:-405', at(5))
      await context.store.moveChat(old, old, at(5))
      expect(await stateOf(context.store)).toEqual(before)
    })
  })
}

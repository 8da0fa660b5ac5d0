import { describe, expect, test } from 'vitest'
import { type Delegation, type Member, StoreRefusedError } from '../../../src/storage/index.ts'
import { at, invitation } from '../rows.ts'
import type { Context } from './context.ts'

const member = (person: string, over: Partial<Member> = {}): Member => ({
  person,
  role: 'official',
  region: 'zaozhuang-2019',
  unit: '某镇',
  since: at(1),
  ...over,
})

const between = (
  official: string,
  staff: string,
  state: Delegation['state'],
  minute: number,
): Delegation => ({
  official,
  staff,
  state,
  at: at(minute),
})

/** Who may use the product, and who may act for whom. */
export function accessContract(context: Context): void {
  describe('members', () => {
    test('the latest membership is in force; without one a person is a guest', async () => {
      expect(await context.store.member('zhang')).toBeNull()
      await context.store.setMember(member('zhang'))
      const now = member('zhang', { role: 'staff', region: null, unit: null, since: at(2) })
      await context.store.setMember(now)
      expect(await context.store.member('zhang')).toEqual(now)
      expect(await context.store.member('li')).toBeNull()
    })

    test('are listed as they came, all or those of one unit of one region', async () => {
      await context.store.setMember(member('zhang'))
      await context.store.setMember(member('li', { unit: '别镇' }))
      await context.store.setMember(member('staff', { region: null }))
      const changed = member('zhang', { role: 'staff', since: at(3) })
      await context.store.setMember(changed)
      const all = [changed, member('li', { unit: '别镇' }), member('staff', { region: null })]
      expect(await context.store.members()).toEqual(all)
      const of = (region: string | null, unit: string | null) => context.store.members({ region, unit })
      expect(await of('zaozhuang-2019', '某镇')).toEqual([changed])
      expect(await of('zaozhuang-2019', '别镇')).toEqual([all[1]])
      expect(await of(null, '某镇')).toEqual([all[2]])
      expect(await of('zaozhuang-2019', null)).toEqual([])
    })

    test('one who was removed is a guest, and comes last when coming again', async () => {
      await context.store.setMember(member('zhang'))
      await context.store.setMember(member('li'))
      await context.store.removeMember('zhang', at(5))
      expect(await context.store.member('zhang')).toBeNull()
      expect(await context.store.members()).toEqual([member('li')])
      await context.store.setMember(member('zhang', { since: at(6) }))
      expect(await context.store.members()).toEqual([member('li'), member('zhang', { since: at(6) })])
    })

    test('removal ends what was asked and accepted on both sides, and nothing of others', async () => {
      await context.store.setMember(member('zhang'))
      await context.store.setDelegation(between('zhang', 'staff', 'accepted', 1))
      await context.store.setDelegation(between('li', 'zhang', 'asked', 2))
      await context.store.setDelegation(between('li', 'staff', 'accepted', 3))
      await context.store.ensurePerson('wang', at(0))
      await context.store.setDelegation(between('zhang', 'wang', 'declined', 4))
      await context.store.removeMember('zhang', at(9))
      expect(await context.store.delegations({ official: 'zhang' })).toEqual([
        between('zhang', 'wang', 'declined', 4),
        between('zhang', 'staff', 'ended', 9),
      ])
      expect(await context.store.delegations({ staff: 'zhang' })).toEqual([
        between('li', 'zhang', 'ended', 9),
      ])
      expect(await context.store.delegations({ staff: 'staff' })).toEqual([
        between('li', 'staff', 'accepted', 3),
        between('zhang', 'staff', 'ended', 9),
      ])
    })

    test('an unknown person cannot be one; removing one who is none changes nothing', async () => {
      await expect(context.store.setMember(member('nobody'))).rejects.toThrow(StoreRefusedError)
      await context.store.removeMember('nobody', at(1))
      await context.store.removeMember('zhang', at(1))
      expect(await context.store.members()).toEqual([])
    })
  })

  describe('invitations', () => {
    test('let one person in, once', async () => {
      const row = invitation('a')
      await context.store.addInvitation(row)
      const open = { ...row, usedBy: null, usedAt: null, revokedAt: null }
      expect(await context.store.openInvitations(at(2))).toEqual([open])
      const used = { ...open, usedBy: 'zhang', usedAt: at(3) }
      const joined = member('zhang', { since: at(3) })
      expect(await context.store.redeem(row.code, 'zhang', at(3))).toEqual({
        outcome: 'joined',
        invitation: used,
        member: joined,
      })
      expect(await context.store.redeem(row.code, 'li', at(4))).toEqual({ outcome: 'used' })
      expect(await context.store.redeem(row.code, 'zhang', at(5))).toEqual({
        outcome: 'joined-before',
        invitation: used,
        member: joined,
      })
      expect(await context.store.members()).toEqual([joined])
      expect(await context.store.openInvitations(at(2))).toEqual([])
    })

    test('used twice at once through two stores, one joins', async () => {
      const other = await context.open()
      for (let round = 0; round < 10; round += 1) {
        const { code } = invitation(`r${round}`)
        await context.store.addInvitation(invitation(code))
        const [one, two] = await Promise.all([
          context.store.redeem(code, 'zhang', at(3)),
          other.redeem(code, 'li', at(3)),
        ])
        expect([one.outcome, two.outcome].sort()).toEqual(['joined', 'used'])
        const winner = one.outcome === 'joined' ? 'zhang' : 'li'
        expect((await context.store.members()).map((each) => each.person)).toEqual([winner])
        await context.store.removeMember(winner, at(4))
      }
    })

    test.each([
      ['the instant before its end', 59, 'joined'],
      ['the instant of its end', 60, 'expired'],
      ['the instant after its end', 61, 'expired'],
    ])('%s', async (_, minute, outcome) => {
      const { code } = invitation('a')
      await context.store.addInvitation(invitation('a'))
      expect(await context.store.openInvitations(at(minute))).toHaveLength(outcome === 'joined' ? 1 : 0)
      expect((await context.store.redeem(code, 'zhang', at(minute))).outcome).toBe(outcome)
      expect((await context.store.member('zhang')) !== null).toBe(outcome === 'joined')
    })

    test('a revoked one lets nobody in; what was used or revoked is not revoked again', async () => {
      const [gone, used] = [invitation('gone'), invitation('used')]
      for (const row of [gone, used]) await context.store.addInvitation(row)
      expect(await context.store.revokeInvitation(gone.code, at(2))).toBe(true)
      expect(await context.store.revokeInvitation(gone.code, at(3))).toBe(false)
      expect(await context.store.redeem(gone.code, 'zhang', at(4))).toEqual({ outcome: 'revoked' })
      expect(await context.store.member('zhang')).toBeNull()
      await context.store.redeem(used.code, 'zhang', at(4))
      expect(await context.store.revokeInvitation(used.code, at(5))).toBe(false)
      expect(await context.store.revokeInvitation('never-there-at-all', at(5))).toBe(false)
      expect(await context.store.redeem('never-there-at-all', 'zhang', at(5))).toEqual({ outcome: 'unknown' })
    })

    test('one who was removed does not come back with the old code', async () => {
      const { code } = invitation('a')
      await context.store.addInvitation(invitation('a'))
      await context.store.redeem(code, 'zhang', at(3))
      await context.store.removeMember('zhang', at(4))
      expect(await context.store.redeem(code, 'zhang', at(5))).toEqual({ outcome: 'used' })
      expect(await context.store.member('zhang')).toBeNull()
    })

    test('an unknown person uses nothing up', async () => {
      const { code } = invitation('a')
      await context.store.addInvitation(invitation('a'))
      await expect(context.store.redeem(code, 'nobody', at(3))).rejects.toThrow(StoreRefusedError)
      expect((await context.store.redeem(code, 'zhang', at(4))).outcome).toBe('joined')
    })

    test('open ones are listed oldest first', async () => {
      await context.store.addInvitation(invitation('later', { createdAt: at(3) }))
      await context.store.addInvitation(invitation('earlier', { createdAt: at(2) }))
      const codes = (await context.store.openInvitations(at(5))).map((row) => row.code)
      expect(codes).toEqual([invitation('earlier').code, invitation('later').code])
    })

    test.each([
      ['15 characters', 'a'.repeat(15), false],
      ['16 characters', 'a'.repeat(16), true],
      ['40 characters', 'aZ09_-'.padEnd(40, 'b'), true],
      ['41 characters', 'a'.repeat(41), false],
      ['another sign', `${'a'.repeat(16)}.`, false],
      ['a Chinese character', `${'a'.repeat(16)}码`, false],
    ])('a code of %s', async (_, code, accepted) => {
      const added = context.store.addInvitation({ ...invitation(''), code })
      if (accepted) await added
      else await expect(added).rejects.toThrow(StoreRefusedError)
      expect(await context.store.openInvitations(at(2))).toHaveLength(accepted ? 1 : 0)
    })

    test('a code is given out once', async () => {
      await context.store.addInvitation(invitation('a'))
      await expect(context.store.addInvitation(invitation('a', { role: 'staff' }))).rejects.toThrow(
        StoreRefusedError,
      )
      expect((await context.store.openInvitations(at(2)))[0]?.role).toBe('official')
    })
  })

  describe('delegations', () => {
    test('are the latest state of each pair, by side', async () => {
      await context.store.setDelegation(between('zhang', 'staff', 'asked', 1))
      await context.store.setDelegation(between('li', 'staff', 'asked', 2))
      await context.store.setDelegation(between('zhang', 'staff', 'accepted', 3))
      expect(await context.store.delegations({ staff: 'staff' })).toEqual([
        between('li', 'staff', 'asked', 2),
        between('zhang', 'staff', 'accepted', 3),
      ])
      expect(await context.store.delegations({ official: 'li' })).toEqual([
        between('li', 'staff', 'asked', 2),
      ])
      expect(await context.store.delegations({ official: 'staff' })).toEqual([])
    })

    test.each([
      ['an unknown official', between('nobody', 'staff', 'asked', 1)],
      ['unknown staff', between('zhang', 'nobody', 'asked', 1)],
      ['oneself', between('zhang', 'zhang', 'accepted', 1)],
    ])('%s is refused', async (_, delegation) => {
      await expect(context.store.setDelegation(delegation)).rejects.toThrow(StoreRefusedError)
      expect(await context.store.delegations({ official: delegation.official })).toEqual([])
    })
  })
}

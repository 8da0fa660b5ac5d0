import type { Member, Store } from '../port.ts'
import type { Database } from './database.ts'

type Access = Pick<Store, 'member'>

interface MemberRecord {
  seq: number
  person: string
  /** null where the membership ended. */
  role: Member['role'] | null
  region: string | null
  unit: string | null
  at: string
}

/** Who may use the product, and who may act for whom. */
export function accessStore(database: Database): Access {
  return {
    async member(person) {
      const last = await database.read((db) =>
        db<MemberRecord>('member').where({ person }).orderBy('seq', 'desc').first(),
      )
      if (!last || last.role === null) return null
      return { person, role: last.role, region: last.region, unit: last.unit, since: last.at }
    },
  }
}

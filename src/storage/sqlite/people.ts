import type { Person, Store } from '../port.ts'
import type { Database } from './database.ts'
import { refuse } from './refuse.ts'

type People = Pick<Store, 'person' | 'ensurePerson' | 'namePerson' | 'preference' | 'setPreference'>

interface PersonRecord {
  id: string
  name: string | null
  created_at: string
}

interface PreferenceRecord {
  person: string
  key: string
  value: string
}

const toPerson = (row: PersonRecord): Person => ({ id: row.id, name: row.name, createdAt: row.created_at })

/** People and their settings. */
export function peopleStore(database: Database): People {
  return {
    async person(id) {
      const row = await database.read((db) => db<PersonRecord>('person').where({ id }).first())
      return row === undefined ? null : toPerson(row)
    },

    async ensurePerson(id, at) {
      const find = () => database.read((db) => db<PersonRecord>('person').where({ id }).first())
      const known = await find()
      if (known !== undefined) return toPerson(known)
      return database.write(async (db) => {
        await db('person').insert({ id, name: null, created_at: at }).onConflict('id').ignore()
        const row = await db<PersonRecord>('person').where({ id }).first()
        return row === undefined ? refuse(database, 'person: not stored') : toPerson(row)
      })
    },

    async namePerson(id, name) {
      await database.write(async (db) => {
        const changed = await db('person').where({ id }).update({ name })
        if (changed === 0) refuse(database, 'person: unknown id')
      })
    },

    async preference(person, key) {
      const row = await database.read((db) =>
        db<PreferenceRecord>('preference').where({ person, key }).first(),
      )
      return row?.value ?? null
    },

    async setPreference(person, key, value) {
      await database.write((db) =>
        db('preference').insert({ person, key, value }).onConflict(['person', 'key']).merge(),
      )
    },
  }
}

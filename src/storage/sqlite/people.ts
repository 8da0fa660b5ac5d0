import type { Person, Store } from '../port.ts'
import type { Database } from './database.ts'
import { refuse } from './refuse.ts'

type People = Pick<Store, 'person' | 'ensurePerson' | 'namePerson' | 'preference' | 'setPreference'>

interface PersonRecord {
  id: string
  name: string | null
  created_at: string
}

const toPerson = (row: PersonRecord): Person => ({ id: row.id, name: row.name, createdAt: row.created_at })

async function find(database: Database, id: string): Promise<Person | null> {
  const [row] = await database.rows<PersonRecord>('SELECT id, name, created_at FROM person WHERE id = ?', id)
  return row === undefined ? null : toPerson(row)
}

/** People and their settings. */
export function peopleStore(database: Database): People {
  return {
    person: (id) => find(database, id),

    async ensurePerson(id, at) {
      const known = await find(database, id)
      if (known !== null) return known
      // The update that changes nothing makes the statement give the row that stands, whoever made it.
      const [row] = await database.change<PersonRecord>(
        `INSERT INTO person (id, created_at) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET id = excluded.id
         RETURNING id, name, created_at`,
        id,
        at,
      )
      return row === undefined ? refuse(database, 'person: not stored') : toPerson(row)
    },

    async namePerson(id, name) {
      const changed = await database.change('UPDATE person SET name = ? WHERE id = ? RETURNING id', name, id)
      if (changed.length === 0) refuse(database, 'person: unknown id')
    },

    async preference(person, key) {
      const [row] = await database.rows<{ value: string }>(
        'SELECT value FROM preference WHERE person = ? AND key = ?',
        person,
        key,
      )
      return row?.value ?? null
    },

    async setPreference(person, key, value) {
      await database.change(
        `INSERT INTO preference (person, key, value) VALUES (?, ?, ?)
         ON CONFLICT (person, key) DO UPDATE SET value = excluded.value`,
        person,
        key,
        value,
      )
    },
  }
}

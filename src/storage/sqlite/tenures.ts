import type { Store, TenureRow } from '../port.ts'
import { appendChained } from './chained.ts'
import type { Database } from './database.ts'
import { refuse } from './refuse.ts'

type Tenures = Pick<Store, 'tenures' | 'tenuresOf' | 'withdrawnTenures' | 'addTenure' | 'amendTenure'>

interface TenureRecord {
  id: string
  version: number
  person: string
  regulation: string
  post: string
  title: string | null
  from_day: string
  to_day: string | null
  withdrawn: number
  recorded_at: string
}

const toTenure = (row: TenureRecord): TenureRow => ({
  id: row.id,
  person: row.person,
  regulation: row.regulation,
  post: row.post,
  title: row.title,
  from: row.from_day,
  to: row.to_day,
  recordedAt: row.recorded_at,
})

const columns = [
  'id',
  'version',
  'person',
  'regulation',
  'post',
  'title',
  'from_day',
  'to_day',
  'withdrawn',
  'recorded_at',
] as const

/** Every version, oldest first, of a tenure, of all of a person or of all of a regulation. */
const versions = (
  database: Database,
  of: 'id' | 'person' | 'regulation',
  value: string,
): Promise<TenureRecord[]> =>
  database.rows<TenureRecord>(`SELECT ${columns.join()} FROM tenure WHERE ${of} = ? ORDER BY seq`, value)

/** A later version takes the place of the earlier one and keeps its position in the list. */
function standing(rows: readonly TenureRecord[]): TenureRow[] {
  return latest(rows)
    .filter((row) => row.withdrawn === 0)
    .map(toTenure)
}

const latest = (rows: readonly TenureRecord[]): TenureRecord[] => [
  ...new Map(rows.map((row) => [row.id, row])).values(),
]

/** Posts held, as versions that are only ever added to. `newId` gives the id of a new tenure. */
export function tenureStore(database: Database, newId: () => string): Tenures {
  return {
    tenures: async (person) => standing(await versions(database, 'person', person)),

    tenuresOf: async (regulation) => standing(await versions(database, 'regulation', regulation)),

    withdrawnTenures: async (person) =>
      latest(await versions(database, 'person', person))
        .filter((row) => row.withdrawn === 1)
        .map((row) => ({ ...toTenure(row), withdrawnAt: row.recorded_at, withdrawnBy: null })),

    async addTenure(tenure) {
      const row: TenureRecord = {
        id: newId(),
        version: 1,
        person: tenure.person,
        regulation: tenure.regulation,
        post: tenure.post,
        title: tenure.title,
        from_day: tenure.from,
        to_day: tenure.to,
        withdrawn: 0,
        recorded_at: tenure.recordedAt,
      }
      await database.transaction((inner) => appendChained(inner, 'tenure', { ...row }))
      return toTenure(row)
    },

    async amendTenure(id, change, at) {
      await database.transaction(async (inner) => {
        const last = (await versions(inner, 'id', id)).at(-1)
        if (last === undefined) return refuse(database, 'tenure: unknown id')
        if (last.withdrawn === 1) return refuse(database, 'tenure: withdrawn')
        const days =
          change === null ? { withdrawn: 1 } : { withdrawn: 0, from_day: change.from, to_day: change.to }
        const version = { ...last, ...days, version: last.version + 1, recorded_at: at }
        await appendChained(inner, 'tenure', version)
      })
    },
  }
}

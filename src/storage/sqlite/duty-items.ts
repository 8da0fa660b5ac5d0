import type { CalendarUnit } from '../../calendar/index.ts'
import type { DutyItemRow, Store } from '../port.ts'
import { appendChained } from './chained.ts'
import type { Database } from './database.ts'
import { refuse } from './refuse.ts'

type Items = Pick<Store, 'dutyItems' | 'withdrawnDutyItems' | 'addDutyItem' | 'amendDutyItem'>

interface ItemRecord {
  id: string
  version: number
  person: string
  text: string
  source: string
  source_day: string | null
  count: number | null
  period: CalendarUnit | null
  every: number | null
  from_day: string
  to_day: string | null
  withdrawn: number
  recorded_by: string
  recorded_at: string
}

const columns = `id, version, person, text, source, source_day, count, period, every, from_day, to_day, withdrawn,
  recorded_by, recorded_at`

const toItem = (row: ItemRecord): DutyItemRow => ({
  id: row.id,
  person: row.person,
  text: row.text,
  source: row.source,
  sourceDate: row.source_day,
  frequency:
    row.count === null || row.period === null || row.every === null
      ? null
      : { count: row.count, period: row.period, every: row.every },
  from: row.from_day,
  to: row.to_day,
  recordedBy: row.recorded_by,
  recordedAt: row.recorded_at,
})

const versions = (database: Database, of: 'id' | 'person', value: string): Promise<ItemRecord[]> =>
  database.rows<ItemRecord>(`SELECT ${columns} FROM duty_item WHERE ${of} = ? ORDER BY seq`, value)

/** The last version of each item, in the order in which they were added. */
const latest = (rows: readonly ItemRecord[]): ItemRecord[] => [
  ...new Map(rows.map((row) => [row.id, row])).values(),
]

/** Items of organisations' own, as versions that are only ever added to. */
export function dutyItemStore(database: Database): Items {
  return {
    dutyItems: async (person) =>
      latest(await versions(database, 'person', person))
        .filter((row) => row.withdrawn === 0)
        .map(toItem),

    withdrawnDutyItems: async (person) =>
      latest(await versions(database, 'person', person))
        .filter((row) => row.withdrawn === 1)
        .map((row) => ({ ...toItem(row), withdrawnAt: row.recorded_at, withdrawnBy: row.recorded_by })),

    async addDutyItem(item) {
      const row: ItemRecord = {
        id: item.id,
        version: 1,
        person: item.person,
        text: item.text,
        source: item.source,
        source_day: item.sourceDate,
        count: item.frequency?.count ?? null,
        period: item.frequency?.period ?? null,
        every: item.frequency?.every ?? null,
        from_day: item.from,
        to_day: item.to,
        withdrawn: 0,
        recorded_by: item.recordedBy,
        recorded_at: item.recordedAt,
      }
      await database.transaction((inner) => appendChained(inner, 'duty_item', { ...row }))
    },

    async amendDutyItem(id, change, { recordedBy, at }) {
      await database.transaction(async (inner) => {
        const last = (await versions(inner, 'id', id)).at(-1)
        if (last === undefined) return refuse(database, 'duty_item: unknown id')
        if (last.withdrawn === 1) return refuse(database, 'duty_item: withdrawn')
        const version = {
          ...last,
          ...(change === null ? { withdrawn: 1 } : { to_day: change.to }),
          version: last.version + 1,
          recorded_by: recordedBy,
          recorded_at: at,
        }
        await appendChained(inner, 'duty_item', version)
      })
    },
  }
}

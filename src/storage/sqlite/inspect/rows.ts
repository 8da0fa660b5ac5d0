import type { SealedLine } from '../../../chain/index.ts'
import type { ChainName } from '../../port.ts'
import { codeOf } from '../faults.ts'
import type { Reading } from './open.ts'

type Cell = string | number | null | Uint8Array

/** Text that is no UTF-8 stays bytes, so that no other text is taken for it. */
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Text comes as bytes, because the engine's own reading of bytes that are no UTF-8 may hide a change. */
async function selection(reading: Reading, table: string): Promise<string> {
  const columns = await reading.all<{ name: string }>('SELECT name FROM pragma_table_xinfo(?)', table)
  const cells = columns.map(({ name }) => {
    const column = `"${name.replaceAll('"', '""')}"`
    return `CASE typeof(${column}) WHEN 'text' THEN CAST(${column} AS BLOB) ELSE ${column} END AS ${column}`
  })
  return `SELECT ${cells.join()} FROM ${table}`
}

/** Every row of a chain by number; `torn` is the number of the first that cannot be read, 0 where all can. */
export async function rowsOfChain(
  reading: Reading,
  table: ChainName,
  highest: number,
): Promise<{ lines: SealedLine[]; torn: number }> {
  const select = await selection(reading, table)
  try {
    return { lines: (await reading.all<Record<string, Cell>>(`${select} ORDER BY seq`)).map(toLine), torn: 0 }
  } catch (error) {
    if (codeOf(error) !== 'SQLITE_CORRUPT') throw error
  }
  const lines: SealedLine[] = []
  for (let seq = 1; seq <= highest; seq += 1) {
    try {
      const [row] = await reading.all<Record<string, Cell>>(`${select} WHERE seq = ?`, seq)
      if (row !== undefined) lines.push(toLine(row))
    } catch {
      return { lines, torn: seq }
    }
  }
  return { lines, torn: 0 }
}

function toLine(row: Record<string, Cell>): SealedLine {
  const { prev, hash, ...body } = Object.fromEntries(
    Object.entries(row).map(([name, cell]) => [name, cell instanceof Uint8Array ? textOf(cell) : cell]),
  )
  return { seq: Number(body.seq), body, prev: String(prev), hash: String(hash) }
}

function textOf(bytes: Uint8Array): string | Uint8Array {
  try {
    return utf8.decode(bytes)
  } catch {
    return bytes
  }
}

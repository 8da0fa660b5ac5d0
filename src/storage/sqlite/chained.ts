import { digestOf, GENESIS, linkOf } from '../../chain/index.ts'
import type { ChainLine, ChainName } from '../port.ts'
import type { Database } from './database.ts'
import type { Value } from './statements.ts'

type Body = Record<string, Value>

/** Where a chain stands: its last number and hash. Numbers once given are not given again, whatever became of them. */
async function endOf(database: Database, table: ChainName): Promise<{ seq: number; hash: string }> {
  const [last] = await database.rows<{ seq: number; hash: string }>(
    `SELECT seq, hash FROM ${table} ORDER BY seq DESC LIMIT 1`,
  )
  return last ?? { seq: 0, hash: GENESIS }
}

/** What a line of the ledger rests on: hashes of the last rows before it. */
export interface Heads {
  duty_item: string
  tenure: string
  /** Of the same person's line before; {@link GENESIS} of their first. */
  own: string
}

/** The hash of the last row of each chain that the ledger rests on. */
export async function otherHeads(database: Database): Promise<Omit<Heads, 'own'>> {
  return {
    duty_item: (await endOf(database, 'duty_item')).hash,
    tenure: (await endOf(database, 'tenure')).hash,
  }
}

/** The hash of the last ledger line of a person. */
export async function ownHead(database: Database, person: string): Promise<string> {
  const [last] = await database.rows<{ hash: string }>(
    'SELECT hash FROM ledger WHERE person = ? ORDER BY seq DESC LIMIT 1',
    person,
  )
  return last?.hash ?? GENESIS
}

/**
 * Appends a row to a chain, with the number that follows and its hashes. Belongs into a transaction, so that nobody
 * writes between the reading and the writing. `body` has every other column. Gives the row as it is stored.
 */
export async function appendChained<T>(inner: Database, table: ChainName, body: Body): Promise<T> {
  const { seq, hash: prev } = await endOf(inner, table)
  const numbered = { ...asStored(body), seq: seq + 1 }
  const row = { ...numbered, prev, hash: linkOf(prev, digestOf(numbered)) }
  const columns = Object.keys(row)
  const [stored] = await inner.change<T>(
    `INSERT INTO ${table} (${columns.join()}) VALUES (${columns.map(() => '?').join()}) RETURNING *`,
    ...Object.values(row),
  )
  return stored as T
}

/** Half of a character has no UTF-8: the engine keeps the sign for it, which is then what is hashed. */
function asStored(body: Body): Body {
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [
      name,
      typeof value === 'string' ? value.toWellFormed() : value,
    ]),
  )
}

/** Every line of a chain, as its table holds it. */
export async function chainLines(database: Database, table: ChainName): Promise<ChainLine[]> {
  const rows = await database.rows<Body & { seq: number; prev: string; hash: string }>(
    `SELECT * FROM ${table} ORDER BY seq`,
  )
  return rows.map(({ prev, hash, ...body }) => ({ seq: body.seq, body, prev, hash }))
}

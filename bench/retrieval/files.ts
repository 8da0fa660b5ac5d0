/** The three files of a comparison, a JSON object a line. */
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import type { Line, Query } from './types.ts'

/** Lines of a corpus as they are read. @throws {Error} naming file and line of whatever is none. */
export async function* corpusLines(file: string): AsyncGenerator<Line> {
  const known = new Set<string>()
  for await (const { where, fields } of objectsOf(file)) {
    const { id, doc, article, text } = fields
    if (typeof id !== 'string' || typeof doc !== 'string' || typeof text !== 'string') {
      throw new Error(`${where}: {"id", "doc", "article", "text"} is needed`)
    }
    if (known.has(id)) throw new Error(`${where}: id ${id} stands there twice`)
    known.add(id)
    yield { id, doc, article: typeof article === 'string' ? article : '', text }
  }
  if (known.size === 0) throw new Error(`${file}: no lines`)
}

export async function readQueries(file: string): Promise<Query[]> {
  const queries: Query[] = []
  for await (const { where, fields } of objectsOf(file)) {
    const { qid, query, doc } = fields
    if (typeof query !== 'string' || (typeof qid !== 'string' && typeof qid !== 'number')) {
      throw new Error(`${where}: {"qid", "query"} is needed`)
    }
    queries.push({ qid: String(qid), query, doc: typeof doc === 'string' ? doc : null })
  }
  if (queries.length === 0) throw new Error(`${file}: no queries`)
  return queries
}

/** The right lines of each question, by qid; questions without any are not counted. */
export async function readGold(file: string): Promise<Map<string, ReadonlySet<string>>> {
  const gold = new Map<string, ReadonlySet<string>>()
  for await (const { where, fields } of objectsOf(file)) {
    const { qid, ids } = fields
    if (!Array.isArray(ids) || qid === undefined) throw new Error(`${where}: {"qid", "ids"} is needed`)
    if (ids.length > 0) gold.set(String(qid), new Set(ids.map(String)))
  }
  return gold
}

async function* objectsOf(file: string) {
  let number = 0
  for await (const text of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    number++
    if (text.trim() === '') continue
    const where = `${file}, line ${number}`
    let fields: unknown
    try {
      fields = JSON.parse(text)
    } catch (cause) {
      throw new Error(`${where}: no JSON`, { cause })
    }
    if (typeof fields !== 'object' || fields === null) throw new Error(`${where}: no object`)
    yield { where, fields: fields as Record<string, unknown> }
  }
}

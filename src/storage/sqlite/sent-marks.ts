import type { Database } from './database.ts'

/** One message of a row that is out; `last` of the row. */
interface Mark {
  seq: number
  messageId: number
  at: string
  last: boolean
}

const SQL = `
  UPDATE outbox SET
    message_ids = json_insert(message_ids, '$[#]', mark.message_id),
    outcome = CASE WHEN mark.last THEN 'sent' ELSE outcome END,
    settled_at = CASE WHEN mark.last THEN mark.at ELSE settled_at END,
    body = CASE WHEN mark.last THEN '' ELSE body END
  FROM (
    SELECT value ->> 0 AS seq, CAST(value ->> 1 AS INTEGER) AS message_id, value ->> 2 AS at, value ->> 3 AS last
    FROM json_each(?)
  ) AS mark
  WHERE outbox.seq = mark.seq AND outbox.settled_at IS NULL
  RETURNING outbox.seq`

/**
 * Marks what was sent. Marks that come while others are written go together in one statement: many chats are sent to
 * at once, each with a mark of its own.
 * @returns for each mark whether its row was still waiting.
 */
export function sentMarks(database: Database): (mark: Mark) => Promise<boolean> {
  let gathering: { marks: Mark[]; written: Promise<ReadonlySet<number>> } | null = null
  let before: Promise<unknown> = Promise.resolve()

  async function write(marks: Mark[]): Promise<ReadonlySet<number>> {
    const values = marks.map(({ seq, messageId, at, last }) => [seq, messageId, at, last])
    const rows = await database.change<{ seq: number }>(SQL, JSON.stringify(values))
    return new Set(rows.map(({ seq }) => seq))
  }

  function gather(): { marks: Mark[]; written: Promise<ReadonlySet<number>> } {
    const marks: Mark[] = []
    const written = before.then(() => {
      gathering = null
      return write(marks)
    })
    before = written.catch(() => undefined)
    return { marks, written }
  }

  return async (mark) => {
    // A second mark of one row would be lost in the same statement.
    if (gathering?.marks.some(({ seq }) => seq === mark.seq)) await gathering.written
    gathering ??= gather()
    const { marks, written } = gathering
    marks.push(mark)
    return (await written).has(mark.seq)
  }
}

import type { CivilDate } from '../../../calendar/index.ts'
import { foldWidth } from '../../../text/index.ts'
import { type Part, readPart } from './parts.ts'
import type { AfterDigest, Done } from './said.ts'

/** UTF-16 units; who says more tells of something else. */
const LONGEST = 60
/** Reads words as said of a digest; null where any of them says something else. */
export function readAfterDigest(words: string, today: CivilDate): AfterDigest | null {
  const text = foldWidth(words).replace(/[\s。.!~～]+$/u, '')
  if (text === '' || text.length > LONGEST) return null
  const parts = text
    .replace(/\s+/gu, '')
    .split(/[,，。;；!]+/u)
    .filter((part) => part !== '')
  const read = parts.map((part, i) => readPart(part, today, i > 0))
  if (read.some((each) => each === null)) return null
  const known = read as Part[]
  const first = <T extends Part['type']>(type: T) =>
    known.find((each): each is Extract<Part, { type: T }> => each.type === type)
  const done = known.filter((each): each is Done => each.type === 'done')
  const later = first('later')
  if (later) return later
  if (first('mute')) return { type: 'mute' }
  if (done.length > 0) return joined(done, known)
  if (first('when')) return null
  const [simple] = (['not-mine', 'details', 'not-yet', 'heard'] as const).filter((type) => first(type))
  return simple ? { type: simple } : null
}

function joined(done: readonly Done[], parts: readonly Part[]): Done {
  const when = parts.find((part) => part.type === 'when')
  const said = done.find(({ date, note }) => date !== null || note !== null) ?? when
  // A day that was said of one thing is not that of another.
  const apart = done.filter(({ named, numbers }) => named.length + numbers.length > 0).length > 1
  const dated = apart && !when ? undefined : said
  return {
    type: 'done',
    named: done.flatMap(({ named }) => named),
    numbers: done.flatMap(({ numbers }) => numbers),
    all: done.some(({ all }) => all),
    count: done.find(({ count }) => count !== null)?.count ?? null,
    date: dated?.date ?? null,
    note: dated?.note ?? null,
    told: done.every(({ told }) => told),
    except: parts.flatMap((part) => (part.type === 'not-yet' && part.what !== '' ? [part.what] : [])),
  }
}

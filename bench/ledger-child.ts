/**
 * Logs for ever through the conversation, several people side by side, every other entry with a file, and prints what
 * became of each: `card MARK PERSON ACTION` before it is confirmed, `confirmed MARK SHA256` once the answer says that
 * it is on record. Arguments: the data folder, the number of the first mark, cards (PERSON=ACTION) of a process that
 * was killed, which are tapped again first: `confirmed MARK -` or, of one that no longer stands, `gone MARK`.
 */
import { writeSync } from 'node:fs'
import { openApp } from '../src/cli/app.ts'
import {
  admit,
  handle,
  isRecorded,
  keep,
  markOf,
  NOW,
  POST,
  personOf,
  report,
  textOf,
} from './ledger-people.ts'

const SIDE_BY_SIDE = 4

const [dir = '', first = '', ...left] = process.argv.slice(2)
// Synchronous: what was printed has left this process, and nothing is printed before its commit.
const print = (...words: string[]) => writeSync(1, `${words.join(' ')}\n`)

const app = await openApp(dir, () => NOW)
const people = Array.from({ length: SIDE_BY_SIDE }, (_, n) => personOf(n))
if ((await app.store.members()).length === 0) {
  await admit(app, people)
  for (const person of people) await handle(app, person, { text: POST })
}
print('ready')
for (const card of left) {
  const [mark = '', person = '', tap = ''] = card.split('=')
  const said = textOf(await handle(app, person, { tap }))
  // On record before it died, or only now: either way it is there from here on.
  print(isRecorded(said) || said.includes('没有重复记录') ? 'confirmed' : 'gone', mark, '-')
}
let next = Number(first)
await Promise.all(
  people.map(async (person) => {
    for (;;) {
      const n = next++
      const mark = markOf(n)
      const file = n % 2 === 0 ? await keep(app, mark) : null
      const card = await report(app, person, mark, file ? [file] : [])
      if ('said' in card) throw new Error(`no card: ${card.said}`)
      print('card', mark, person, card.confirm)
      const said = textOf(await handle(app, person, { tap: card.confirm }))
      if (!isRecorded(said)) throw new Error(`not recorded: ${said}`)
      print('confirmed', mark, file?.sha256 ?? '-')
    }
  }),
)

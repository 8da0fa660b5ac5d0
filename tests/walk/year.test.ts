import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { plainText } from '../../src/reply/index.ts'
import { districtHead } from './district-head.ts'
import { emergencyHead } from './emergency-head.ts'
import { unzipTo } from './unzip.ts'
import { type Walk, walk } from './walk.ts'

const run = promisify(execFile)
const SPAN = { from: '2025-01-01', to: '2025-12-31' }
/** The first workday of the year after. */
const AFTER = new Date('2026-01-05T02:00:00.000Z')

let dir: string
let year: Walk
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'zhaodan-year-'))
  year = await walk(join(dir, 'data'), [districtHead, emergencyHead])
})
afterAll(async () => {
  await year.end()
  rmSync(dir, { recursive: true, force: true })
})

interface Period {
  obligation: string
  start: string
  required: number
  done: number
  status: string
}

async function periodsOf(person: string): Promise<string[]> {
  const { bytes } = await year.app.exporter.make({ person, format: 'json', ...SPAN }, AFTER)
  const data = JSON.parse(bytes.toString('utf8')) as { lists: { items: { periods: Period[] }[] }[] }
  const periods = data.lists.flatMap(({ items }) => items.flatMap((item) => item.periods))
  return periods
    .map(
      ({ obligation, start, done, required, status }) =>
        `${obligation} ${start} ${done}/${required} ${status}`,
    )
    .map((line) => line.replace(/own:\S+/, 'own'))
    .toSorted()
}

describe('a year, period by period', () => {
  test('of the head of a district', async () => {
    expect(await periodsOf(districtHead.person)).toEqual([
      'own 2025-01-01 0/1 missed',
      'own 2025-04-01 0/1 missed',
      'own 2025-07-01 0/1 missed',
      'own 2025-10-01 0/1 missed',
      'zz-25-debrief 2025-01-01 1/1 met',
      'zz-7.1-hearing 2025-01-01 1/1 met',
      'zz-7.1-hearing 2025-04-01 1/1 met',
      'zz-7.1-hearing 2025-07-01 1/1 met',
      'zz-7.1-hearing 2025-10-01 1/1 met',
      'zz-7.1-inspection 2025-01-01 1/1 met',
      'zz-7.1-inspection 2025-04-01 1/1 met',
      'zz-7.1-inspection 2025-07-01 1/1 met',
      'zz-7.1-inspection 2025-10-01 1/1 met',
      'zz-7.3-list 2025-01-01 1/1 met',
      'zz-7.3-review 2025-01-01 1/1 met',
      'zz-7.3-review 2025-07-01 0/1 missed',
    ])
  })

  test('of the head of an emergency bureau, in post from March on', async () => {
    expect(await periodsOf(emergencyHead.person)).toEqual([
      'zz-12.1-inspection 2025-01-01 0/1 missed',
      'zz-12.1-inspection 2025-04-01 1/1 met',
      'zz-12.1-inspection 2025-07-01 1/1 met',
      'zz-12.1-inspection 2025-10-01 1/1 met',
      'zz-12.1-meeting 2025-01-01 1/1 met',
      'zz-12.1-meeting 2025-04-01 1/1 met',
      'zz-12.1-meeting 2025-07-01 1/1 met',
      'zz-12.1-meeting 2025-10-01 1/1 met',
    ])
  })
})

test('nothing that was said concludes anything', () => {
  for (const { reply } of year.lines)
    expect(plainText(reply.blocks)).not.toMatch(/免责|合格|优秀|称职|排名|得分/)
})

test.each([districtHead, emergencyHead])(
  'the dossier of $name is verified by what lies in it',
  async (who) => {
    const { name, bytes } = await year.app.exporter.make(
      { person: who.person, format: 'dossier', ...SPAN },
      AFTER,
    )
    expect(name).toContain(who.name)
    const folder = join(dir, who.person.slice(3))
    const files = await unzipTo(bytes, folder)
    expect(files).toContain('履职台账.html')
    const other = who === districtHead ? emergencyHead : districtHead
    const { stdout } = await run(process.execPath, ['核验.html', '--json'], { cwd: folder, env: {} })
    expect(JSON.parse(stdout)).toMatchObject({ ok: true, firstBad: null })
    const { stdout: found } = await run('grep', ['-rlaE', `${other.name}|${other.person}`, folder]).catch(
      (error: { stdout: string }) => error,
    )
    expect(found).toBe('')
  },
)

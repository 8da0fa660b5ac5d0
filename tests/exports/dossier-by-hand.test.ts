import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createExporter } from '../../src/exports/index.ts'
import { fill, NOW, openWorld, SPAN, unzipped, type World } from './dossier-world.ts'

const DOC = readFileSync(join(import.meta.dirname, '../../docs/EVIDENCE.md'), 'utf8')
const code = (language: string) => new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``).exec(DOC)?.[1] ?? ''
const PYTHON = spawnSync('python3', ['--version']).status === 0

let world: World
let folder: string
beforeAll(async () => {
  world = await openWorld()
  await fill(world)
  await world.record({
    activity: 'other',
    date: '2026-06-11',
    words: '引号" 反斜杠\\ 换行\n 😀 \u0001 \u007F',
  })
  folder = join(world.dir, 'dossier')
  const { bytes } = await createExporter(world.sources).make({ ...SPAN, format: 'dossier' }, NOW)
  for (const [path, content] of await unzipped(bytes)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
})
afterAll(() => world.end())

const run = (command: string, args: string[]) => spawnSync(command, args, { cwd: folder, encoding: 'utf8' })

/** Changes a place in the chain, and puts it back afterwards. */
function whileChanged<T>(work: () => T): T {
  const file = join(folder, 'chain/ledger.jsonl')
  const before = readFileSync(file, 'utf8')
  writeFileSync(file, before.replace('薛城化工园区', '薛城化工区'))
  try {
    return work()
  } finally {
    writeFileSync(file, before)
  }
}

describe('the ways by hand that docs/EVIDENCE.md gives', () => {
  it('in Node', async () => {
    const script = ['--input-type=module', '--eval', code('js')]
    const { hash } = await world.store.head()
    expect(run(process.execPath, script)).toMatchObject({
      status: 0,
      stdout: expect.stringContaining(`ledger ${hash}`),
    })
    expect(whileChanged(() => run(process.execPath, script)).status).not.toBe(0)
  })

  it.skipIf(!PYTHON)('in Python', async () => {
    const script = ['-c', code('python')]
    const { hash } = await world.store.head()
    expect(run('python3', script)).toMatchObject({
      status: 0,
      stdout: expect.stringContaining(`ledger ${hash}`),
    })
    expect(whileChanged(() => run('python3', script)).status).not.toBe(0)
  })

  it.skipIf(!PYTHON)('of the files, in a shell', () => {
    const line = code('sh').split('\n')[1] as string
    expect(run('sh', ['-c', line])).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('履职台账.html: OK'),
    })
    expect(whileChanged(() => run('sh', ['-c', line])).status).not.toBe(0)
  })
})

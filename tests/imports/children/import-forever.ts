/** Imports texts one after another, reviews each, and prints a line a step, until it is killed. */
import { createImports } from '../../../src/imports/index.ts'
import { loadKnowledge } from '../../../src/knowledge/index.ts'
import { KNOWLEDGE } from '../paths.ts'
import { JIAZHOU } from '../text.ts'

const [dir = '', name = ''] = process.argv.slice(2)
const shipped = loadKnowledge(KNOWLEDGE)
const imports = createImports({
  dir,
  knowledge: () => shipped,
  clock: () => new Date('2026-09-21T01:00:00Z'),
})

for (let n = 1; ; n++) {
  const text = JIAZHOU.replace('甲州市安全生产', `${name}州市第${n}号安全生产`)
  const { report } = await imports.importFile(`${n}.txt`, new TextEncoder().encode(text))
  const id = report.regulation
  process.stdout.write(`kept ${id}\n`)
  const { items } = imports.review(id)
  const subjects = ['m', ...items.map(({ subject }) => subject)]
  await imports.decide(
    id,
    '核对人',
    subjects.map((subject) => ({ subject, verdict: 'accept' })),
  )
  process.stdout.write(`decided ${id}\n`)
  const finished = await imports.finish(id, '核对人')
  process.stdout.write(`${finished.ok ? 'finished' : 'refused'} ${id}\n`)
}

/** Imports one text and prints what became of it. */
import { createImports } from '../../../src/imports/index.ts'
import { loadKnowledge } from '../../../src/knowledge/index.ts'
import { KNOWLEDGE } from '../paths.ts'
import { JIAZHOU } from '../text.ts'

const [dir = '', title = ''] = process.argv.slice(2)
const shipped = loadKnowledge(KNOWLEDGE)
const imports = createImports({
  dir,
  knowledge: () => shipped,
  clock: () => new Date('2026-09-21T01:00:00Z'),
})
const text = JIAZHOU.replace('甲州市', title)
const { report, already } = await imports.importFile('a.txt', new TextEncoder().encode(text))
process.stdout.write(`${already ? 'already' : 'kept'} ${report.regulation}\n`, () => process.exit(0))

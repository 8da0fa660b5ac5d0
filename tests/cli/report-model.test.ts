import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { bodyOf, paragraphsOf, partsOf } from '../exports/docx-reading.ts'
import { type ModelServer, startModelServer } from '../model/server/index.ts'
import { zhaodan } from './run.ts'

let dir: string
let server: ModelServer
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'zhaodan-report-'))
  server = await startModelServer()
})
afterEach(async () => {
  await server.close()
  rmSync(dir, { recursive: true, force: true })
})

const YEAR = `我是滕州市西岗镇镇长，2025年3月1日到任
今天带队检查了鑫达物流园
!tap 确认
8月20日带队检查了宏源化工厂
!tap 确认
`
const JOINED = '语句衔接由模型调整'

async function report(...more: string[]): Promise<string> {
  const out = join(dir, `report${more.length}.docx`)
  const span = ['--format', 'docx', '--from', '2026-01-01', '--to', '2026-12-31', '--out', out, '--force']
  const { code, err } = await zhaodan(['export', '--data', dir, ...span, ...more], {
    env: { OPENAI_BASE_URL: server.url, OPENAI_MODEL: 'loopback', ZHAODAN_NOW: '2026-11-21T10:00' },
  })
  expect(err).toBe('')
  expect(code).toBe(0)
  return paragraphsOf(bodyOf(await partsOf(readFileSync(out))))
    .map(({ text }) => text)
    .join('\n')
}

it('a report is joined by the model that is configured, checked, and the same without', {
  timeout: 90_000,
}, async () => {
  await zhaodan(['chat', '--data', dir, '--on', '2026-11-21'], { input: YEAR })
  const joined = await report()
  expect(joined).toContain('此外，')
  expect(joined).toContain(JOINED)
  const plain = await report('--offline')
  expect(plain).not.toContain(JOINED)
  const words = (text: string) => text.replaceAll('此外，', '').replace(/履职情况部分的语句.*$/m, '')
  expect(words(joined)).toBe(words(plain))
  server.answer(({ id }) => (id === 'join-sentences' ? { text: '本人已免责。' } : undefined))
  const refused = await report()
  expect(words(refused)).toBe(words(plain))
  expect(refused).not.toContain('免责。')
})

import { describe, expect, it } from 'vitest'
import { assertKeepable, LIMITS } from '../../src/imports/limits.ts'
import { parseRegulation } from '../../src/regulation/index.ts'
import { bring, broughtFolder, bytesOf } from './brought.ts'
import { JIAZHOU } from './text.ts'

const articles = (count: number) =>
  `丙州市条例\n${Array.from({ length: count }, (_, i) => `第${i + 1}条 内容${i}。\n`).join('')}`

describe('what imports may hold', () => {
  it('is as many articles as no real regulation has, and the refusal says how many', async () => {
    const { imports } = broughtFolder()
    const file = bytesOf(articles(LIMITS.articles + 1))
    await expect(imports.importFile('条例.txt', file)).rejects.toMatchObject({
      fault: 'too-large',
      message: expect.stringMatching(/有 5001 条，一部法规最多 5000 条.*。$/),
    })
    expect(imports.list()).toEqual([])
    // What was only looked at still tells its figures.
    expect((await imports.dryRun('条例.txt', file)).articles).toHaveLength(LIMITS.articles + 1)
  })

  const text = articles(3)
  const source = { document: { text }, first: parseRegulation(text, { id: 'x' }) } as never
  it.each([
    ['articles', 0, { ...LIMITS, articles: 3 }, { ...LIMITS, articles: 2 }, /3 条，一部法规最多 2 条/],
    [
      'provisions',
      0,
      { ...LIMITS, provisions: 3 },
      { ...LIMITS, provisions: 2 },
      /一共 3 个，一部法规最多 2 个/,
    ],
    ['those of all', 7, { ...LIMITS, together: 10 }, { ...LIMITS, together: 9 }, /一共 10 个，最多 9 个/],
  ])('%s: exactly as many are kept, one more is not', (_what, kept, enough, few, message) => {
    expect(() => assertKeepable(source, kept, enough)).not.toThrow()
    expect(() => assertKeepable(source, kept, few)).toThrow(message)
  })
})

describe('what no regulation is', () => {
  it.each([
    ['accounts.txt', 'root:x:0:0:root:/root:/bin/bash\ndaemon:x:1:1:daemon:/usr/sbin:/usr/sbin/nologin\n'],
    ['story.md', '# A story\n\nOnce upon a time there was a mayor (市长) who never inspected anything.\n'],
    ['numbers.txt', '1 2 3\n4 5 6\n'],
  ])('%s is refused with the reason; a dry run tells its figures all the same', async (name, text) => {
    const { imports } = broughtFolder()
    await expect(imports.importFile(name, bytesOf(text))).rejects.toMatchObject({
      fault: 'no-regulation',
      message: expect.stringContaining('没有找到条文'),
    })
    expect(imports.list()).toEqual([])
    expect(await imports.dryRun(name, bytesOf(text))).toMatchObject({ articles: [] })
  })

  it('a Chinese notice without articles is kept, and so is a regulation', async () => {
    const world = broughtFolder()
    await bring(world, '关于做好防汛工作的通知\n\n各县（区）要落实防汛责任，加强值班值守。\n', '通知.txt')
    await bring(world, JIAZHOU)
    expect(world.imports.list()).toHaveLength(2)
  })
})

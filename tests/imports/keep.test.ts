import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { DocumentError } from '../../src/documents/index.ts'
import { bring, broughtFolder, bytesOf, KNOWLEDGE } from './brought.ts'
import { JIAZHOU, JIAZHOU_LATER, YIZHOU } from './text.ts'

describe('what is brought', () => {
  it('is kept whole, the source as it was, and is answered from without posts or rules', async () => {
    const world = broughtFolder()
    const id = await bring(world, JIAZHOU)
    expect(id).toBe('jiazhou-banfa-2025')
    expect(readFileSync(join(world.dir, id, 'source.txt'), 'utf8')).toBe(JIAZHOU)
    const { packs, leftOut } = world.load()
    expect(leftOut).toEqual([])
    const pack = packs.find(({ meta }) => meta.id === id)
    expect(pack?.origin).toBe('imported')
    expect(pack?.posts).toEqual([])
    expect(pack?.obligations).toEqual([])
    expect(pack?.regulation.provisions.filter(({ kind }) => kind === 'article')).toHaveLength(7)
    expect(pack?.meta).toMatchObject({
      fullName: '甲州市安全生产责任制实施办法',
      inForce: '2025-03-01',
      authority: 'prefecture',
      region: { name: '甲州市', aliases: ['甲州'] },
    })
    expect(world.imports.list()).toMatchObject([
      { state: 'text', sourceName: '甲州办法.txt', revision: 0, findings: [] },
    ])
  })

  it.each([
    ['../../../etc/passwd', 'passwd'],
    ['C:\\Users\\x\\办法.txt', '办法.txt'],
    ['a\u0000b\u202e.txt', 'ab.txt'],
    [`${'长'.repeat(500)}.txt`, '长'.repeat(120)],
    ['', '未命名'],
  ])('keeps the name %j as words alone, never as a path', async (name, shown) => {
    const world = broughtFolder()
    const id = await bring(world, JIAZHOU, name)
    expect(world.imports.list()).toMatchObject([{ sourceName: shown }])
    expect(readdirSync(world.dir).sort()).toEqual(['.work', id])
    expect(readdirSync(join(world.dir, id)).sort()).toEqual([
      'import.json',
      'meta.yaml',
      'source.txt',
      'text.txt',
      'titles.yaml',
    ])
  })

  it('binds from the day of the import where the text prints none, and says so', async () => {
    const world = broughtFolder()
    // Half past midnight in Shanghai is still the day before in UTC.
    world.now = new Date('2026-09-21T00:30:00+08:00')
    const { report } = await world.imports.importFile('乙州.txt', bytesOf(YIZHOU))
    expect(world.load().pack(report.regulation)?.meta).toMatchObject({
      inForce: '2026-09-21',
      inForceNote: expect.stringContaining('导入之日'),
    })
    expect(report.warnings).toContainEqual({
      ref: null,
      place: '全文',
      message: expect.stringContaining('没有找到施行日期'),
    })
  })

  it('is not kept where it cannot be read', async () => {
    const world = broughtFolder()
    await expect(world.imports.importFile('空.txt', new Uint8Array(0))).rejects.toThrow(DocumentError)
    await expect(world.imports.importFile('空白.txt', bytesOf(' \n \n'))).rejects.toThrow(/。$/)
    expect(world.imports.list()).toEqual([])
  })

  it('leaves nothing behind when it is only looked at', async () => {
    const world = broughtFolder()
    const report = await world.imports.dryRun('甲州办法.txt', bytesOf(JIAZHOU))
    expect(report).toMatchObject({ articles: ['1', '2', '3', '4', '5', '6', '7'], items: 4, annex: false })
    expect(report.charsOut).toBe(report.charsIn)
    expect(readdirSync(world.dir)).toEqual([])
  })
})

describe('what is there already', () => {
  it.each([
    ['the same file under another name', JIAZHOU, '另一个名字.txt'],
    ['the same words out of another file', `${JIAZHOU.replaceAll('\n', '\r\n')}\r\n\r\n`, '甲州.md'],
  ])('is not kept twice: %s', async (_, text, name) => {
    const world = broughtFolder()
    const id = await bring(world, JIAZHOU)
    const again = await world.imports.importFile(name, bytesOf(text))
    expect(again.already).toBe(true)
    expect(again.report).toMatchObject({ regulation: id, articles: 7 })
    expect(again.report.warnings[0]?.message).toContain('已经有了')
    expect(world.imports.list()).toHaveLength(1)
  })

  it('is recognised among the shipped ones', async () => {
    const world = broughtFolder()
    for (const id of ['zaozhuang-2019', 'guangxi-2018']) {
      const bytes = readFileSync(join(KNOWLEDGE, id, 'text.txt'))
      const { already, report } = await world.imports.importFile('x.txt', bytes)
      expect([already, report.regulation]).toEqual([true, id])
    }
    expect(world.imports.list()).toEqual([])
  })

  it('is followed by a later version, which ends it', async () => {
    const world = broughtFolder()
    const first = await bring(world, JIAZHOU)
    const second = await bring(world, JIAZHOU_LATER)
    expect(second).toBe('jiazhou-banfa-2027')
    const knowledge = world.load()
    expect(knowledge.pack(first)?.meta).toMatchObject({ series: first, repealed: '2027-03-01' })
    expect(knowledge.pack(second)?.meta).toMatchObject({ series: first, repealed: null })
    expect(knowledge.pack(second)?.meta.shortName).not.toBe(knowledge.pack(first)?.meta.shortName)
  })

  it('is not ended by a version whose first day nobody knows', async () => {
    const world = broughtFolder()
    const first = await bring(world, YIZHOU)
    world.now = new Date('2026-10-08T09:00:00+08:00')
    const { report } = await world.imports.importFile('新.txt', bytesOf(YIZHOU.replace('每季度', '每月')))
    expect(report.regulation).not.toBe(first)
    expect(world.load().pack(first)?.meta.repealed).toBeNull()
    expect(report.warnings.some(({ message }) => message.includes('同名'))).toBe(true)
  })
})

describe('what is damaged by hand', () => {
  it('is left out and told, and keeps nothing else from working', async () => {
    const world = broughtFolder()
    const id = await bring(world, JIAZHOU)
    const other = await bring(world, YIZHOU, '乙州.txt')
    writeFileSync(join(world.dir, id, 'meta.yaml'), 'id: something-else\n')
    const knowledge = world.load()
    expect(knowledge.pack(other)).toBeDefined()
    expect(knowledge.leftOut.map(({ folder }) => folder)).toEqual([id])
    const listed = world.imports.list().find(({ meta }) => meta.id !== other)
    expect(listed?.findings.length).toBeGreaterThan(0)
  })
})

describe('what is taken away', () => {
  it('stays aside, and its id is never given to another', async () => {
    const world = broughtFolder()
    const id = await bring(world, JIAZHOU)
    await world.imports.remove(id)
    expect(world.imports.list()).toEqual([])
    expect(existsSync(join(world.dir, '.removed', `${id}.removed-1`, 'source.txt'))).toBe(true)
    expect(await bring(world, JIAZHOU)).toBe(`${id}-anquanshengchan`)
  })

  it('is refused while somebody depends on it', async () => {
    const world = broughtFolder()
    const id = await bring(world, JIAZHOU)
    world.holders = 1
    await expect(world.imports.remove(id)).rejects.toMatchObject({ fault: 'in-use' })
    expect(world.load().pack(id)).toBeDefined()
  })

  it.each([
    ['2025-02-28', false],
    ['2025-03-01', false],
    ['2025-03-02', true],
  ])('may be repealed from %s on: %s', async (from, allowed) => {
    const world = broughtFolder()
    const id = await bring(world, JIAZHOU)
    const repeal = world.imports.repeal(id, '核对人', from, '已由新办法代替')
    if (allowed) await repeal
    else await expect(repeal).rejects.toMatchObject({ fault: 'bad-decision' })
    expect(world.load().pack(id)?.meta.repealed).toBe(allowed ? from : null)
  })

  it.each(['..', '.work', '.removed', 'nothing', 'a/b', ''])('is none where %j is asked for', async (id) => {
    const world = broughtFolder()
    await bring(world, JIAZHOU)
    expect(() => world.imports.review(id)).toThrow(/没有编号/)
    await expect(world.imports.remove(id)).rejects.toMatchObject({ fault: 'unknown' })
  })
})

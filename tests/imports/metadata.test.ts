import { describe, expect, it } from 'vitest'
import { broughtFolder, bytesOf } from './brought.ts'

async function broughtMeta(text: string) {
  const world = broughtFolder()
  const { report } = await world.imports.importFile('文件.txt', bytesOf(text))
  const meta = world.load().pack(report.regulation)?.meta
  return { meta, warnings: report.warnings.map(({ message }) => message), id: report.regulation }
}

const BODY = '第一条 为了安全，制定本规定。\n第二条 每年检查1次。\n'

describe('whose a text is that does not say it', () => {
  it.each([
    ['矿井通风条例', 'nation', '全国'],
    ['职工食堂管理办法', 'province', '地区没有写明'],
    // Binds nobody whose place is known.
    ['通风检查制度', 'province', '地区没有写明'],
  ])('%s: the least specific that is safe, with a warning', async (title, authority, region) => {
    const { meta, warnings } = await broughtMeta(`${title}\n${BODY}`)
    expect(meta).toMatchObject({ authority, region: { name: region, within: [] } })
    expect(warnings.filter((each) => each.includes('没有认出由哪一级制定'))).toHaveLength(1)
  })

  it('an id without a region says what the text is about', async () => {
    expect((await broughtMeta(`通风检查制度\n${BODY}`)).id).toMatch(/^zhidu-\d{4}-tongfengjiancha$/)
  })

  it('a printed name that is in no list binds no other place, and is told', async () => {
    const { meta, warnings, id } = await broughtMeta(`临江区通风检查办法\n${BODY}`)
    expect(id).toMatch(/^linjiang-banfa-/)
    expect(meta).toMatchObject({
      shortName: '临江区通风检查办法',
      authority: 'county',
      region: { name: '临江区', within: [] },
    })
    expect(warnings).toContainEqual(expect.stringMatching(/“临江区”按标题的开头填写/))
    expect(warnings).toContainEqual(expect.stringMatching(/按“临江区”的名称填写/))
  })

  it('a place that the text says whole needs no warning', async () => {
    const { warnings } = await broughtMeta(`南京市鼓楼区通风检查办法\n${BODY}`)
    expect(warnings.filter((each) => /地区|哪一级/.test(each))).toEqual([])
  })
})

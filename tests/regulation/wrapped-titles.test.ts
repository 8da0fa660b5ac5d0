import { expect, test } from 'vitest'
import { parseRegulation } from '../../src/regulation/index.ts'

const titleOf = (text: string): string | null => parseRegulation(text, { id: 'x' }).title

const NOTE =
  '（1995年3月4日第八届全国人民代表大会常务委员会第九\n次会议通过 根据2010年5月6日第十一届全国人民代表大会常务委员会第\n十次会议《关于修改部分法\n律的决定》修正）'

test('a title of which but the kind stands on the second line', () => {
  expect(titleOf(`中华人民共和国某某房屋管理\n法\n${NOTE}\n第一条　为了安全。\n第二条　略。\n`)).toBe(
    '中华人民共和国某某房屋管理法',
  )
})

test('half a name out of the note below it is no title', () => {
  expect(titleOf(`某某房屋管理法\n${NOTE}\n第一条　为了安全。\n第二条　略。\n`)).toBe('某某房屋管理法')
})

test('the title of a document without articles that begins with 关于 and runs on', () => {
  expect(
    titleOf('关于在某某地方提出的首次\n申请的先后的规定\n（2001年2月3日公布）\n申请人应当说明。\n'),
  ).toBe('关于在某某地方提出的首次申请的先后的规定')
})

test.each(['中华人民共和国国务院令', '中华人民共和国某某部', '关于公布某某条例的通知', '关于某某工作'])(
  'a line above a title that is whole is no part of it: %s',
  (line) => {
    const title = '中华人民共和国某某房屋管理条例'
    expect(titleOf(`${line}\n${title}\n第一条　为了安全。\n第二条　略。\n`)).toBe(title)
  },
)

test('who decreed it is no part of a title', () => {
  const text = '中华人民共和国国务院令\n某某房屋管理条例\n第一条　为了安全。\n第二条　略。\n'
  expect(titleOf(text)).toBe('某某房屋管理条例')
})

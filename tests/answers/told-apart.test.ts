import { expect, test } from 'vitest'
import { ask, textOf } from './asking.ts'

test.each(['多久开一次会研究安全生产', '广西多久开一次会', '广西应急局长每月要开一次会对吧'])(
  'holders who owe the same at different intervals are told apart: %s',
  (question) => {
    const text = textOf(ask(question))
    expect(text).toMatch(/自治区人民政府主要负责人每年至少2次/)
    expect(text).not.toMatch(/市、县人民政府主要负责人每年至少2次/)
    expect(text).toMatch(/市、县人民政府主要负责人每季度/)
  },
)

test('what is claimed of some bearers alone is not borne out', () => {
  const text = textOf(ask('枣庄开会研究安全生产是半年一次对吧'))
  expect(text).toMatch(/^不都是这样，要看岗位。/)
  expect(textOf(ask('枣庄带队检查是每季度一次吧'))).toMatch(/^是的。/)
})

test('a year of different bearers comes to different numbers', () => {
  const text = textOf(ask('枣庄一年要开几次会研究安全'))
  expect(text).toContain('镇（街道）党（工）委主要负责人一年算下来至少2次（按每半年')
  expect(textOf(ask('镇长一年要检查几次'))).toContain('；一年算下来至少4次（按每季度')
})

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

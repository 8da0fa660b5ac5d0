/** What people say of their work, near to the words of commands, and is none of them. */
import { describe, expect, it } from 'vitest'
import { readCommand } from '../../src/conversation/commands.ts'

describe('everyday words are no commands', () => {
  it.each([
    '今天把安全检查列入日历',
    '这条路归应急局管',
    '那条沟算一个隐患',
    '今天检查附件厂',
    '拍了照片，回头发给你',
    '述职报告写完了',
    '今天交了述职报告',
    '昨天在述职会上报告了安全生产',
    '年度述职报告里要不要写安全',
    '哪些企业没检查',
    '今天公布了责任清单',
    '今天添加了一项制度',
    '会议取消了',
    '第六条第三项是什么',
    '上任以来检查了20家企业',
    '导出要多久',
  ])('%s', (words) => {
    expect(readCommand(words)).toBeNull()
  })
})

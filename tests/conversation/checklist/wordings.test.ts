/** The many ways in which people say the same of entries, items and attachments. */
import { describe, expect, it } from 'vitest'
import { type ChecklistCommand, readChecklistCommand } from '../../../src/conversation/checklist/commands.ts'
import { frequencyIn, uncountableIn } from '../../../src/conversation/checklist/own/read.ts'
import { readCommand } from '../../../src/conversation/commands.ts'
import { readEvidenceWish } from '../../../src/conversation/evidence/commands.ts'
import { loadKnowledge } from '../../../src/knowledge/index.ts'
import { understand } from '../../../src/understanding/index.ts'

const knowledge = loadKnowledge('knowledge')

describe('words about the checklist', () => {
  it.each([
    ['把刚才那条关联到第七条第七项', { type: 'link-entry', seq: 'last', words: '第七条第七项' }],
    ['刚才那条对应第七条第七项', { type: 'link-entry', seq: 'last', words: '第七条第七项' }],
    ['这条算第六条第三项', { type: 'link-entry', seq: 'last', words: '第六条第三项' }],
    ['把第3号关联到第七条第七项', { type: 'link-entry', seq: 3, words: '第七条第七项' }],
    ['昨天那条也算第七条第七项', { type: 'link-entry', seq: null, words: '第七条第七项' }],
    ['把昨天的检查挂到第六条第三项', { type: 'link-entry', seq: null, words: '第六条第三项' }],
    ['取消刚才那条和第七条第七项的关联', { type: 'unlink-entry', seq: 'last', words: '第七条第七项' }],
    ['把第1号和第六条第三项的关联取消', { type: 'unlink-entry', seq: 1, words: '第六条第三项' }],
    ['取消关联', { type: 'unlink-entry', seq: 'last', words: '' }],
    ['哪几项还没记', { type: 'unrecorded', words: '哪几项还没记' }],
    ['还有哪些条没有记录', { type: 'unrecorded', words: '还有哪些条没有记录' }],
    ['第六条（三）有记录吗', { type: 'item-records', words: '第六条（三）有记录吗' }],
    ['第六条第（三）项记了什么', { type: 'item-records', words: '第六条第（三）项记了什么' }],
    ['我的清单 上季度', { type: 'checklist', words: '上季度' }],
    ['我的照单', { type: 'checklist', words: '' }],
    ['我的全部清单', { type: 'checklist', words: '' }],
    ['每月检查一次燃气，加到清单里', { type: 'add-item', words: '每月检查一次燃气' }],
    ['添加一项：每月检查一次燃气', { type: 'add-item', words: '每月检查一次燃气' }],
    ['删掉清单事项', { type: 'remove-item', words: '清单事项' }],
    ['删除我添加的那一项', { type: 'remove-item', words: '添加的那一项' }],
  ] as [string, ChecklistCommand][])('%s', (words, command) => {
    expect(readChecklistCommand(words)).toEqual(command)
  })

  it.each([
    '责任清单',
    '把张三第1号关联到第七条第七项',
    '今天检查了企业，把结果加进清单了',
    '今天带队检查，把结果列入清单',
    '把检查结果挂到政府网',
    '第六条第三项',
    '这条路归谁管',
  ])('%s means something else', (words) => {
    expect(readChecklistCommand(words)).toBeNull()
  })
})

describe('what is not counted', () => {
  it.each(['每旬调度一次', '每半个月调度一次防汛', '每学期检查一次'])('%s', (words) => {
    expect(frequencyIn(words)).toBeNull()
    expect(uncountableIn(words)).not.toBeNull()
  })
  it.each(['每半年一次', '每两个月一次', '每月三次'])('%s is', (words) => {
    expect(frequencyIn(words)).not.toBeNull()
    expect(uncountableIn(words)).toBeNull()
  })
})

describe('what is to go is no entry', () => {
  it.each(['把附件删了', '附件发错了', '照片发错了', '把照片去掉', '把刚才的照片删掉'])('%s', (words) => {
    expect(readEvidenceWish(words)).toMatchObject({ does: 'detach', entry: 'last', bare: true })
  })

  it.each([
    ['把我的信息都删了', 'erase'],
    ['日历不要了', 'calendar'],
  ])('%s', (words, type) => {
    expect(readCommand(words)?.type).toBe(type)
  })

  const intent = (words: string) => understand(words, { today: '2026-05-20', posts: [] }, knowledge)

  it.each(['刚才那条的地点错了，是陶庄煤矿', '地点错了，应该是陶庄煤矿', '第1号地点错了，是陶庄煤矿'])(
    '%s gives a place',
    (words) => {
      expect(intent(words)).toMatchObject({ intent: 'correct', change: { place: '陶庄煤矿' } })
    },
  )

  it.each(['把附件删了', '删掉清单事项', '日历不要了', '取消刚才那条和第七条第七项的关联'])(
    '%s withdraws nothing',
    (words) => {
      expect(intent(words).intent).not.toBe('void')
    },
  )

  it.each(['点错了', '刚才那条发错了', '把照片那条删掉', '上一条撤销'])('%s does', (words) => {
    expect(intent(words).intent).toBe('void')
  })
})

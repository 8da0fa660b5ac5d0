import { describe, expect, it } from 'vitest'
import { readChecklistCommand } from '../../../src/conversation/checklist/commands.ts'
import { readCommand } from '../../../src/conversation/commands.ts'

describe('what is said about the checklist', () => {
  it.each([
    ['照单', 'checklist', ''],
    ['我的清单', 'checklist', ''],
    ['看一下我的清单', 'checklist', ''],
    ['履职清单', 'checklist', ''],
    ['清单', 'checklist', ''],
    ['我今年的清单', 'checklist', '今年'],
    ['上季度的清单。', 'checklist', '上季度'],
    ['我去年的履职清单', 'checklist', '去年'],
    ['2025年第三季度的清单', 'checklist', '2025年第三季度'],
    ['哪些还没有记录', 'unrecorded', '哪些还没有记录'],
    ['还有哪些职责没有记录？', 'unrecorded', '还有哪些职责没有记录'],
    ['清单里缺什么', 'unrecorded', '清单里缺什么'],
    ['今年还有哪些职责没有记录', 'unrecorded', '今年还有哪些职责没有记录'],
    ['我上季度哪些没有记录', 'unrecorded', '我上季度哪些没有记录'],
    ['第六条第三项有什么记录', 'item-records', '第六条第三项有什么记录'],
    ['第7条第七项的记录', 'item-records', '第7条第七项的记录'],
    ['7（七）有哪些记录', 'item-records', '7（七）有哪些记录'],
    ['枣庄办法第七条有没有记录', 'item-records', '枣庄办法第七条有没有记录'],
    ['去年第七条第一项的记录', 'item-records', '去年第七条第一项的记录'],
    ['补充事项1有什么记录', 'item-records', '补充事项1有什么记录'],
  ] as const)('%s: %s', (text, type, words) => {
    expect(readChecklistCommand(text)).toEqual({ type, words })
  })

  it.each([
    ['把第3号关联到第七条第七项', { type: 'link-entry', seq: 3, words: '第七条第七项' }],
    ['第三号归到补充事项1', { type: 'link-entry', seq: 3, words: '补充事项1' }],
    ['取消第3号与第七条第七项的关联', { type: 'unlink-entry', seq: 3, words: '第七条第七项' }],
    ['取消第3号的关联', { type: 'unlink-entry', seq: 3, words: '' }],
    ['第3号关联哪一条', { type: 'entry-links', seq: 3 }],
    ['第12号可以关联到哪些职责', { type: 'entry-links', seq: 12 }],
    ['确认第3号属实', { type: 'affirm', seq: 3 }],
    ['哪些代录没有确认', { type: 'affirm', seq: null }],
    ['添加清单事项', { type: 'add-item', words: '' }],
    ['新增清单事项：每季度通报一次', { type: 'add-item', words: '每季度通报一次' }],
    ['补充职责：牵头燃气整治', { type: 'add-item', words: '牵头燃气整治' }],
    ['我的补充事项', { type: 'own-items' }],
    ['结束补充事项1', { type: 'end-item', words: '补充事项1' }],
    ['删除第2项补充事项', { type: 'remove-item', words: '第2项补充事项' }],
  ])('%s', (text, command) => {
    expect(readChecklistCommand(text)).toEqual(command)
  })

  it.each([
    '责任清单',
    '责任清单几月份公示',
    '这个月的清单',
    '本周清单',
    '今天的清单',
    '任务清单',
    '我的清单公示过没有',
    '昨天公示了年度责任清单',
    '今年的责任清单公示了没有',
    '镇长的职责清单是什么',
    '第二十二条说什么',
    '第六条第三项规定了什么',
    '检查记录要保存多久',
    '昨天带队检查了化工厂，没有记录',
    '我的台账',
    '撤销第3号',
    '第3号的详情',
    '本单位情况',
    '还差什么',
    '添加岗位',
    '补充一下，昨天还检查了加油站',
    '增加检查次数',
  ])('%s is none of it', (text) => {
    expect(readChecklistCommand(text)).toBeNull()
  })

  it('is read before what removes members', () => {
    expect(readCommand('移除补充事项1')).toEqual({
      type: 'of-checklist',
      command: { type: 'remove-item', words: '补充事项1' },
    })
  })
})

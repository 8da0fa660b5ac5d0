import { describe, expect, it } from 'vitest'
import { readCommand } from '../../src/conversation/commands.ts'

const CODE = 'Ab3dEf6hIj9lMn2pQr5tUv8x'

describe('commands with a slash', () => {
  it.each([
    ['/start', { type: 'hello' }],
    [`/start ${CODE}`, { type: 'start', payload: CODE }],
    [`／START ${CODE}`, { type: 'start', payload: CODE }],
    ['/start g-id1', { type: 'start', payload: 'g-id1' }],
    ['/start settings', { type: 'settings' }],
    ['/duties', { type: 'duties', words: '' }],
    ['／duties', { type: 'duties', words: '' }],
    ['／ｄｕｔｉｅｓ', { type: 'duties', words: '' }],
    ['/DUTIES', { type: 'duties', words: '' }],
    ['/duties吧', { type: 'duties', words: '' }],
    ['/duties@zhaodan_bot 吧。', { type: 'duties', words: '' }],
    ['/duties 上季度', { type: 'duties', words: '上季度' }],
    ['/log', { type: 'log', words: '' }],
    ['/log今天带队检查了A厂', { type: 'log', words: '今天带队检查了A厂' }],
    ['/log 今天带队检查了Ａ厂', { type: 'log', words: '今天带队检查了Ａ厂' }],
    ['/Ledger 去年', { type: 'ledger', words: '去年' }],
    ['/ask 镇长多久检查一次？', { type: 'ask', words: '镇长多久检查一次？' }],
    ['/remind', { type: 'remind', words: '' }],
    ['/posts', { type: 'posts' }],
    ['/posts 镇长', { type: 'took-post', words: '镇长' }],
    ['/help一下', { type: 'help' }],
    ['/cancel', { type: 'cancel' }],
    ['/settings', { type: 'settings' }],
    ['/invite', { type: 'invite', words: '' }],
    ['/invite 某区安委办的工作人员', { type: 'invite', words: '某区安委办的工作人员' }],
    ['/帮助', { type: 'help' }],
    ['/台账 上季度', { type: 'ledger', words: '上季度' }],
    ['/menu吧', { type: 'unknown', name: 'menu' }],
    ['/dutiesx', { type: 'unknown', name: 'dutiesx' }],
    ['/随便', { type: 'unknown', name: '随便' }],
    ['1/2', null],
    ['/', null],
  ])('%s', (text, command) => {
    expect(readCommand(text)).toEqual(command)
  })
})

describe('the same in plain language', () => {
  it.each([
    ['帮助', 'help'],
    ['我要提问', 'ask'],
    ['记履职', 'log'],
    ['我的计划', 'plans'],
    ['我的岗位', 'posts'],
    ['取消', 'cancel'],
    ['设置', 'settings'],
    ['改称呼', 'rename'],
    ['我的编号', 'my-number'],
    ['我的编号是多少？', 'my-number'],
    ['邀请', 'invite'],
    ['我要邀请一位工作人员', 'invite'],
    ['邀请枣庄某区安委办的工作人员', 'invite'],
    ['未使用的邀请', 'invitations'],
    ['撤销邀请', 'invitations'],
    ['成员名单', 'members'],
    ['我叫张三', 'name'],
    ['叫我张主任', 'name'],
    ['请叫我老王', 'name'],
    [CODE, 'start'],
    [`邀请码：${CODE}`, 'start'],
    [`https://t.me/zhaodan_bot?start=${CODE}`, 'start'],
  ])('%s: %s', (text, type) => {
    expect(readCommand(text)?.type).toBe(type)
  })

  it.each([
    '邀请专家带队检查了化工厂',
    '邀请专家参加检查要记录吗',
    '昨天邀请了领导',
    '我叫了安监局一起检查',
    '叫我去开会',
    '我叫什么',
    '叫我参加了安全培训',
    '我的编号制度怎么落实',
    '设置安全警示标志的规定',
    '撤销上一条',
    'thyroparathyroidectomize',
  ])('leaves “%s” to be understood otherwise', (text) => {
    expect(readCommand(text)).toBeNull()
  })
})

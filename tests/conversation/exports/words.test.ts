import { describe, expect, it } from 'vitest'
import { readCommand } from '../../../src/conversation/commands.ts'
import { exportSpan } from '../../../src/conversation/exports/span.ts'
import { readExportCommand } from '../../../src/conversation/exports/words.ts'

const TODAY = '2026-11-22'

describe('words that ask for something to take away', () => {
  it.each([
    ['导出今年的履职台账', 'dossier', '2026-01-01', '2026-12-31'],
    ['导出台账', 'dossier', '2026-01-01', '2026-12-31'],
    ['帮我导出台账包', 'dossier', '2026-01-01', '2026-12-31'],
    ['把今年的台账导出来', 'dossier', '2026-01-01', '2026-12-31'],
    ['下载去年的台账', 'dossier', '2025-01-01', '2025-12-31'],
    ['台账导出一下', 'dossier', '2026-01-01', '2026-12-31'],
    ['给我发一份上半年的台账', 'dossier', '2026-01-01', '2026-06-30'],
    ['导出上季度述职报告', 'docx', '2026-07-01', '2026-09-30'],
    ['生成述职报告草稿', 'docx', '2026-01-01', '2026-12-31'],
    ['帮我起草今年的述职报告', 'docx', '2026-01-01', '2026-12-31'],
    ['导出Excel', 'xlsx', '2026-01-01', '2026-12-31'],
    ['导出上半年的台账表格', 'xlsx', '2026-01-01', '2026-06-30'],
    ['导出日历', 'ics', '2026-11-22', '2027-11-21'],
    ['给我一张本季度的图', 'png', '2026-10-01', '2026-12-31'],
    ['深色的图', 'png', '2026-01-01', '2026-12-31'],
    ['来张11月的履职情况图', 'png', '2026-11-01', '2026-11-30'],
    ['导出json', 'json', '2026-01-01', '2026-12-31'],
    ['导出', null, '2026-01-01', '2026-12-31'],
    ['述职报告', 'docx', '2026-01-01', '2026-12-31'],
    ['去年的履职报告', 'docx', '2025-01-01', '2025-12-31'],
    ['给我一份述职报告', 'docx', '2026-01-01', '2026-12-31'],
    ['帮我写履职报告', 'docx', '2026-01-01', '2026-12-31'],
    ['生成报告', 'docx', '2026-01-01', '2026-12-31'],
    ['怎么导出台账', null, '2026-01-01', '2026-12-31'],
    ['可以导出Excel吗', null, '2026-01-01', '2026-12-31'],
    ['我要导出去年的', null, '2025-01-01', '2025-12-31'],
  ])('%s', (text, format, from, to) => {
    const command = readCommand(text)
    if (command?.type !== 'export') throw new Error(`${text}: ${command?.type}`)
    expect(command.wish.format).toBe(format)
    expect(exportSpan(command.wish.words, command.wish.format, TODAY)).toMatchObject({ from, to })
  })

  it.each([
    ['深色的图', 'dark'],
    ['给我一张本季度的深色图', 'dark'],
    ['导出2026年图片（深色）', 'dark'],
    ['导出2026年图片（浅色）', 'light'],
    ['给我一张本季度的图', 'light'],
  ])('%s is %s', (text, theme) => {
    expect(readExportCommand(text)).toMatchObject({ wish: { format: 'png', theme } })
  })

  it.each([
    ['订阅日历', 'subscribe'],
    ['日历地址', 'subscribe'],
    ['我的日历链接', 'subscribe'],
    ['怎么订阅日历？', 'subscribe'],
    ['取消日历订阅', 'stop'],
    ['日历不要了', 'stop'],
    ['停用日历', 'stop'],
    ['取消订阅日历', 'stop'],
    ['换一个日历地址', 'renew'],
  ])('%s is about the address: %s', (text, wish) => {
    expect(readCommand(text)).toEqual({ type: 'calendar', wish })
  })

  it.each([
    '我的台账',
    '看今年的台账',
    '今天带队检查了化工厂，导出了监控录像',
    '昨天听取了述职报告',
    '今天写了述职报告',
    '制定了年度责任清单',
    '镇长要不要写述职报告？',
    '述职报告多久报一次？',
    '查看施工图',
    '发图',
    '看图片',
    '图',
    '看第3号的照片',
    '导出要多久',
    '今天参加了述职',
    '今天检查了图书馆',
    '取消',
    '提醒',
  ])('%s asks for none', (text) => {
    expect(readExportCommand(text)).toBeNull()
  })
})

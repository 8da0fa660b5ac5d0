import { describe, expect, it } from 'vitest'
import { markInName, markOnPage } from '../../src/files/marks/index.ts'

const MARKED_PAGES: readonly (readonly [string, string])[] = [
  ['机密★1年', '机密'],
  ['秘密★', '秘密'],
  ['绝密', '绝密'],
  ['  绝密  ', '绝密'],
  ['机 密', '机密'],
  ['机　　密', '机密'],
  ['機密', '机密'],
  ['祕密', '秘密'],
  ['絕密★長期', '绝密'],
  ['秘密★６个月', '秘密'],
  ['秘密 ★ 10 年', '秘密'],
  ['机密☆二十年', '机密'],
  ['机密*1年', '机密'],
  ['**秘密**', '秘密'],
  ['# 机密', '机密'],
  ['【机密】', '机密'],
  ['【秘密★1年】关于开展检查的通知', '秘密'],
  ['〔绝密〕', '绝密'],
  ['[机密] 会议纪要', '机密'],
  ['（秘密）', '秘密'],
  ['关于召开会议的通知（机密）', '机密'],
  ['密级：秘密', '秘密'],
  ['密级:机密', '机密'],
  ['密　级：绝密★5年', '绝密'],
  ['密级\t机密', '机密'],
  ['密级和保密期限：秘密 3年', '秘密'],
  ['份号：000012 密级：机密 紧急程度：特急', '机密'],
  ['密级：□绝密 ☑机密 □秘密', '机密'],
  ['000001 机密 特急', '机密'],
  ['机密 特急', '机密'],
  ['特急 秘密', '秘密'],
  ['机密件', '机密'],
  ['机密文件', '机密'],
  ['机密文件 严禁外传', '机密'],
  ['秘密级', '秘密'],
  ['秘密 阅后收回', '秘密'],
  ['绝密！', '绝密'],
  ['绝密★启用前', '绝密'],
  ['秘密（3年）', '秘密'],
  ['机密·1年', '机密'],
  ['秘密 3年', '秘密'],
  ['会议纪要\t机 密', '机密'],
  ['某市安全生产委员会文件\t机密', '机密'],
  ['机密    某市安全生产委员会', '机密'],
  ['机\u200b密', '机密'],
  ['密级：機密★10年', '机密'],
]

const PLAIN_PAGES: readonly string[] = [
  '《保守国家秘密法》宣传',
  '中华人民共和国保守国家秘密法',
  '商业秘密保护培训',
  '加强保密工作',
  '对举报人的信息予以保密，不得泄露秘密。',
  '机密文件应当由专人保管。',
  '秘密文件管理制度',
  '国家秘密的密级分为绝密、机密、秘密三级。',
  '密级：绝密、机密、秘密',
  '密级：绝密/机密/秘密',
  '密级：□绝密 □机密 □秘密',
  '密级：无',
  '密级：内部',
  '一、绝密',
  '1. 机密',
  '属于国家秘密（机密）的资料另行存放。',
  '保 守 国 家 秘 密',
  '保  守  国  家  秘  密',
  '保守国家 秘密',
  '秘 密 工 作 条 例',
  '全市处于转机 密切关注天气',
  '危机 密切关注',
  '涉及商业秘密★的除外',
  '会议研究了机密工作。',
  '不得泄露**机密**文件',
  '秘密是指关系国家安全和利益的事项',
  '开展秘密工作检查',
  '机密性、完整性、可用性',
  '严守秘密，严禁外传',
  '第六条 负责人对在检查中知悉的商业秘密负有保密义务。',
  '关于保密的通知（试行）',
  '安全生产检查记录',
]

describe('a mark of secrecy on a first page', () => {
  it.each(MARKED_PAGES)('%s is the mark %s', (line, mark) => {
    expect(markOnPage([line])).toBe(mark)
    expect(markOnPage(['某市安全生产委员会', '', line, '关于开展检查的通知'])).toBe(mark)
  })

  it.each(PLAIN_PAGES)('%s is none', (line) => {
    expect(markOnPage([line])).toBeNull()
    expect(markOnPage(['某市安全生产委员会', line, '关于开展检查的通知'])).toBeNull()
  })

  it('may be written downwards', () => {
    expect(markOnPage(['机', '密', '会议纪要'])).toBe('机密')
    expect(markOnPage(['机', '关'])).toBeNull()
  })

  it('is looked for at a corner among the first six lines, alone anywhere on the page', () => {
    const itemsOf = (lines: number) => Array.from({ length: lines }, (_, at) => `会议第${at + 1}项。`)
    expect(markOnPage([...itemsOf(5), '会议纪要\t机密'])).toBe('机密')
    expect(markOnPage([...itemsOf(6), '会议纪要\t机密'])).toBeNull()
    expect(markOnPage([...itemsOf(59), '机密'])).toBe('机密')
    expect(markOnPage([...itemsOf(60), '机密'])).toBeNull()
  })
})

const MARKED_NAMES: readonly (readonly [string, string])[] = [
  ['会议纪要（机密）.pdf', '机密'],
  ['会议纪要(秘密).docx', '秘密'],
  ['【机密】会议纪要.pdf', '机密'],
  ['[绝密]名单.xlsx', '绝密'],
  ['机密.jpg', '机密'],
  ['绝密 方案.docx', '绝密'],
  ['机密-会议纪要.docx', '机密'],
  ['机密_2026.docx', '机密'],
  ['会议纪要-机密.pdf', '机密'],
  ['会议纪要_秘密.pdf', '秘密'],
  ['会议纪要机密.pdf', '机密'],
  ['机密会议纪要.docx', '机密'],
  ['机密文件.pdf', '机密'],
  ['机密文件3.pdf', '机密'],
  ['秘密级文件（2026）.pdf', '秘密'],
  ['机密★1年 会议纪要.pdf', '机密'],
  ['会议纪要 秘密★6个月.doc', '秘密'],
  ['（機密）會議紀要.pdf', '机密'],
  ['（机 密）会议纪要.pdf', '机密'],
  ['（祕密）名单.pdf', '秘密'],
  ['密级：秘密 会议纪要.pdf', '秘密'],
  ['密级-机密.pdf', '机密'],
  ['2026年 机密 会议纪要.pdf', '机密'],
  ['C:\\文件\\（绝密）方案.docx', '绝密'],
  ['（秘密3年）方案.docx', '秘密'],
  ['1-机密通知.pdf', '机密'],
  ['机\u202e密.pdf', '机密'],
]

const PLAIN_NAMES: readonly string[] = [
  '《保守国家秘密法》宣传.pdf',
  '保守国家秘密法.docx',
  '商业秘密保护培训.pptx',
  '加强保密工作.docx',
  '保密承诺书.pdf',
  '机密文件管理制度.docx',
  '机密文件保管办法.docx',
  '秘密工作规定.pdf',
  '绝密、机密、秘密的区别.docx',
  '绝密_机密_秘密三级说明.docx',
  '保护商业秘密.pdf',
  '安全生产检查记录.docx',
  '国家秘密载体登记表.xlsx',
  '（保密）教育.pdf',
  '密级管理.docx',
  '危机密切关注.txt',
  '（机密级岗位）培训.docx',
]

describe('a mark of secrecy in a name', () => {
  it.each(MARKED_NAMES)('%s is the mark %s', (name, mark) => expect(markInName(name)).toBe(mark))
  it.each(PLAIN_NAMES)('%s is none', (name) => expect(markInName(name)).toBeNull())
})

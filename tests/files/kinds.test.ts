import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FileError, type FileStore, openFiles } from '../../src/files/index.ts'
import { zip } from '../documents/zipping.ts'
import { folder, oldSheet, pdf, photo, picture, sheet, slides, word } from './making.ts'

let end: () => Promise<void>
let files: FileStore
beforeAll(async () => {
  const made = await folder()
  end = made.end
  files = openFiles(made.dir)
})
afterAll(() => end())

const fixture = (name: string) => readFile(join(import.meta.dirname, '../documents/fixtures', name))
const OFFICE = 'application/vnd.openxmlformats-officedocument'

describe('kinds, by content and not by name', () => {
  it.each<[string, () => Uint8Array | Promise<Uint8Array>, string, string]>([
    ['照片.jpg', () => photo(), 'image/jpeg', '照片.jpg'],
    ['截图.jpg', () => picture('png'), 'image/png', '截图.jpg.png'],
    ['图.webp', () => picture('webp'), 'image/webp', '图.webp'],
    ['扫描.pdf', () => pdf(''), 'application/pdf', '扫描.pdf'],
    ['a.pdf', () => pdf('minutes'), 'application/pdf', 'a.pdf'],
    ['纪要.docx', () => word(['会议纪要']), `${OFFICE}.wordprocessingml.document`, '纪要.docx'],
    ['纪要', () => fixture('libreoffice.docx'), `${OFFICE}.wordprocessingml.document`, '纪要.docx'],
    ['空白.docx', () => word([]), `${OFFICE}.wordprocessingml.document`, '空白.docx'],
    ['台账.xlsx', () => sheet([['序号', '隐患']]), `${OFFICE}.spreadsheetml.sheet`, '台账.xlsx'],
    ['汇报.pptx', () => slides([['工作汇报']]), `${OFFICE}.presentationml.presentation`, '汇报.pptx'],
    ['旧.doc', () => fixture('word-97.doc'), 'application/msword', '旧.doc'],
    ['旧.xls', () => oldSheet(['隐患台账']), 'application/vnd.ms-excel', '旧.xls'],
    ['a.txt', () => Buffer.from('会议记录'), 'text/plain', 'a.txt'],
    ['a.txt', () => Buffer.from([0xbb, 0xe1, 0xd2, 0xe9]), 'text/plain', 'a.txt'],
    ['a.txt', () => Buffer.from('\ufeff会议', 'utf16le'), 'text/plain', 'a.txt'],
    ['a.md', () => Buffer.from('# 会议记录'), 'text/markdown', 'a.md'],
    ['第3.2节会议记录', () => Buffer.from('会议记录'), 'text/plain', '第3.2节会议记录.txt'],
  ])('%s is kept', async (name, content, mediaType, kept) => {
    expect(await files.keep({ name, content: await content() })).toMatchObject({ mediaType, name: kept })
  })

  it.each<[string, () => Uint8Array | Promise<Uint8Array>, RegExp]>([
    ['照片.jpg', () => Buffer.from('<!doctype html><script>alert(1)</script>'), /网页/],
    ['a.txt', () => Buffer.from('会议记录 <script>alert(1)</script>'), /网页/],
    ['图.svg', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), /矢量图/],
    ['图.png', () => Buffer.from('<?xml version="1.0"?><svg/>'), /矢量图/],
    ['a.sh', () => Buffer.from('#!/bin/sh\nrm -rf /'), /脚本/],
    ['a.txt', () => Buffer.from('@echo off'), /脚本/],
    ['a.js', () => Buffer.from('alert(1)'), /只收 \.txt 和 \.md/],
    ['a.bat', () => Buffer.from('del *'), /只收 \.txt 和 \.md/],
    ['文件.zip', () => zip([{ name: 'a.txt', content: '一' }]), /压缩包.*解压/],
    ['文件.docx', () => zip([{ name: 'a.txt', content: '一' }]), /打不开.*不完整/],
    ['断.docx', () => Buffer.from('PK\x03\x04garbage'), /打不开.*不完整/],
    ['文件.pdf', () => zip([{ name: 'a.txt', content: '一' }]), /压缩包/],
    ['a.exe', () => Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)]), /程序/],
    ['a.txt', () => Buffer.concat([Buffer.from('\x7fELF'), Buffer.alloc(200)]), /程序|认不出|照单不收/],
    ['a.gif', () => picture('gif'), /图片.*JPEG/],
    ['a.tiff', () => picture('tiff'), /图片.*JPEG/],
    ['a.rtf', () => Buffer.from('{\\rtf1 a}'), /RTF|\.docx/],
    ['a.bin', () => Buffer.from([1, 2, 3, 4, 0, 0]), /认不出/],
    ['a.pdf', () => fixture('encrypted.pdf'), /密码.*不能存放/],
    ['a.pdf', () => Buffer.from('%PDF-1.4\nbroken'), /坏了.*不能存放/],
    ['a.xls', () => oldSheet(['隐患'], true), /密码/],
    ['a.xlsx', () => sheet([['a']]).subarray(0, 600), /坏了|压缩包|认不出|照单不收/],
  ])('%s is refused', async (name, content, why) => {
    const before = await files.list()
    const failed = await files.keep({ name, content: await content() }).catch((error: unknown) => error)
    expect(failed).toBeInstanceOf(FileError)
    expect(failed).toMatchObject({ fault: 'kind' })
    expect(String(failed)).toMatch(why)
    expect(await files.list()).toEqual(before)
  })
})

describe('a file with a mark of secrecy', () => {
  it.each<[string, () => Uint8Array | Promise<Uint8Array>, string]>([
    ['会议纪要（机密）.jpg', () => photo(), '文件名有“机密”标记'],
    ['纪要.docx', () => word(['机密★1年', '会议纪要']), '首页有“机密”标记'],
    ['纪要.docx', () => word(['会议纪要'], '秘密★6个月'), '首页有“秘密”标记'],
    ['纪要.txt', () => Buffer.from('绝密\n会议纪要'), '首页有“绝密”标记'],
    ['纪要.txt', () => Buffer.from([0xbb, 0xfa, 0xc3, 0xdc]), '首页有“机密”标记'],
    ['台账.xlsx', () => sheet([['密级', '机密'], ['序号']]), '首页有“机密”标记'],
    ['台账.xlsx', () => sheet([['序号']], '&amp;L某市&amp;R机密'), '首页有“机密”标记'],
    ['汇报.pptx', () => slides([['工作汇报', '秘密']]), '首页有“秘密”标记'],
    ['旧.xls', () => oldSheet(['台账', '机密★1年']), '首页有“机密”标记'],
  ])('%s is refused with the reason, and nothing of it is kept', async (name, content, why) => {
    const before = await files.list()
    const failed = await files.keep({ name, content: await content() }).catch((error: unknown) => error)
    expect(failed).toMatchObject({ fault: 'secret' })
    expect(String(failed)).toContain(why)
    expect(String(failed)).not.toContain(name.slice(0, 4))
    expect(await files.list()).toEqual(before)
  })

  it('is not one that speaks of secrets', async () => {
    const lines = ['《保守国家秘密法》宣传', '加强保密工作，保护商业秘密。', '机密文件应当由专人保管。']
    for (const content of [await word(lines), sheet([lines]), slides([lines]), oldSheet(lines)]) {
      await expect(files.keep({ name: '宣传', content })).resolves.toMatchObject({ bytes: content.length })
    }
  })

  it('is looked for on the first rows of a sheet', async () => {
    const rows = (count: number) => Array.from({ length: count }, (_, at) => [`第${at}行`])
    await expect(files.keep({ name: 'a', content: sheet([...rows(59), ['机密']]) })).rejects.toThrow('机密')
    await expect(files.keep({ name: 'a', content: sheet([...rows(60), ['机密']]) })).resolves.toBeDefined()
  })
})

import { DocumentError, readDocument } from '../documents/index.ts'
import { FileError } from './errors.ts'
import type { Kind } from './kinds.ts'
import { type Mark, markOfLine, markOnPage } from './marks/index.ts'
import { officeLines } from './office.ts'
import { sheetLines } from './ole.ts'
import { textOf } from './plain-text.ts'

/** How long looking at a first page may take, in milliseconds. */
const PATIENCE_MS = 30_000

const unread = (why: string): FileError =>
  new FileError(
    'kind',
    `${why}，照单看不了首页有没有密级标记，不能存放：请另存为新的文件（不加密码）再发，或改发照片。`,
  )

/**
 * The mark of secrecy on the first page of a file; null where there is none to be read. Pictures and scanned pages
 * hold no letters: what is on them is not looked at.
 * @throws {FileError} `kind` where a document is locked, damaged or cannot be looked at for another cause
 */
export async function markOf(content: Uint8Array, { reading, endings }: Kind): Promise<Mark | null> {
  switch (reading) {
    case 'picture':
      return null
    case 'text':
      return markOnPage((textOf(content) ?? '').split(/\r?\n|\r|\f/))
    case 'sheet':
      return firstOf(sheetLines(content))
    case 'package':
      return firstOf(await partsOf(content))
    case 'document': {
      const text = await documentText(content, `file${endings[0] ?? ''}`)
      const margins = endings[0] === '.docx' ? firstOf(await partsOf(content)) : null
      return margins ?? markOnPage((text.split('\f')[0] ?? '').split('\n'))
    }
  }
}

function firstOf(lines: readonly string[]): Mark | null {
  for (const line of lines) {
    const found = markOfLine(line)
    if (found) return found
  }
  return null
}

async function partsOf(content: Uint8Array): Promise<string[]> {
  try {
    return await officeLines(content)
  } catch {
    throw unread('这个文件坏了，或者加了密码')
  }
}

/** Empty of a document without letters: scanned, or blank. */
async function documentText(content: Uint8Array, name: string): Promise<string> {
  try {
    return (await readDocument(name, content, { limits: { milliseconds: PATIENCE_MS } })).text
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error
    if (error.fault === 'no-text-layer' || error.fault === 'empty') return ''
    throw unread(WHY[error.fault] ?? '这个文件读不出来')
  }
}

const WHY: Partial<Record<DocumentError['fault'], string>> = {
  encrypted: '这个文件加了密码',
  broken: '这个文件坏了',
  'too-slow': '这个文件读得太久',
  'too-many-pages': '这个文件的页数太多',
  'zip-bomb': '这个文件解压后大得不正常',
  'too-large': '这个文件读起来太大',
  undecodable: '这个文件的字读出来是乱码',
  'old-word': '这个文件是很旧的 Word 格式',
}

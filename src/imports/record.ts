import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { DocumentFormat } from '../documents/index.ts'
import { ImportError } from './errors.ts'
import { FILES } from './layout.ts'

const text = z.string()

const recordSchema = z.strictObject({
  version: z.literal(1),
  /** As it was brought; shown, never a path. */
  sourceName: text,
  /** Name of the source inside the folder. */
  sourceFile: z.string().regex(/^source\.[a-z0-9]{1,5}$/),
  sourceHash: text,
  /** SHA-256 of the text without white space: the same words in another format are found again. */
  textHash: text,
  format: text,
  pages: z.int().nullable(),
  importedAt: text,
  /** What the text does not say of itself and was filled in, with why. */
  guesses: z.record(text, text),
  warnings: z.array(z.strictObject({ ref: text.nullable(), place: text, message: text })),
  /** Every time a review was finished; `decisions` = lines of review.jsonl that it rests on. */
  accepted: z.array(z.strictObject({ at: text, by: text, decisions: z.int().min(0) })),
})

/** What is kept of an import beside its text: import.json. */
export type ImportRecord = z.output<typeof recordSchema>

export function recordText(record: ImportRecord): string {
  return `${JSON.stringify(record, null, 2)}\n`
}

/** @throws {ImportError} `damaged` where the file is not there or not what was written. */
export function readRecord(folder: string): ImportRecord {
  try {
    return recordSchema.parse(JSON.parse(readFileSync(join(folder, FILES.record), 'utf8')))
  } catch (cause) {
    throw new ImportError('damaged', `${FILES.record} 读不出来：这个文件夹不是照单写的，或者被改动过。`, {
      cause,
    })
  }
}

const EXTENSIONS: Record<DocumentFormat, string> = {
  docx: 'docx',
  pdf: 'pdf',
  html: 'html',
  md: 'md',
  txt: 'txt',
  doc: 'doc',
}

/** The name under which a source file is kept: never made of the name that it was brought by. */
export function sourceFileOf(format: DocumentFormat): string {
  return `source.${EXTENSIONS[format]}`
}

/** What may be shown of the name of a file that somebody brings: no folders, no control characters, no more than 120. */
export function shownName(name: string): string {
  const base = name.split(/[\\/]/).at(-1) ?? ''
  const clean = base
    .replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '')
    .trim()
  return [...clean].slice(0, 120).join('') || '未命名'
}

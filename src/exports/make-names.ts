import type { ExportFormat } from '../reply/index.ts'
import { sanitize } from '../text/index.ts'
import type { Facts } from './facts.ts'
import { ownerOf } from './words.ts'

/** What each format is called, and what it is. */
const FORMATS: Record<ExportFormat, { title: string; extension: string; mediaType: string }> = {
  dossier: { title: '履职台账包', extension: 'zip', mediaType: 'application/zip' },
  docx: {
    title: '履职报告',
    extension: 'docx',
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  },
  xlsx: {
    title: '履职台账',
    extension: 'xlsx',
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
  ics: { title: '履职日历', extension: 'ics', mediaType: 'text/calendar; charset=utf-8' },
  json: { title: '履职数据', extension: 'json', mediaType: 'application/json' },
  png: { title: '履职清单', extension: 'png', mediaType: 'image/png' },
}

export const EXPORT_FORMATS = Object.keys(FORMATS) as ExportFormat[]

const LONGEST_NAME = 40

/** What no file system takes, or reads as a path; signs that cannot be seen are gone before. */
const FORBIDDEN = /[\\/:*?"<>|\n\t]/g

/**
 * The name and the media type of a file of a format: 履职台账包-张三-2026-01-01至2026-12-31.zip. Of a person's name
 * what file systems do not take is left out; 本人 where nothing is left.
 */
export function fileOf(
  format: ExportFormat,
  facts: Pick<Facts, 'name' | 'from' | 'to'>,
): { name: string; mediaType: string } {
  const { title, extension, mediaType } = FORMATS[format]
  const plain = sanitize(ownerOf(facts))
    .replace(FORBIDDEN, '')
    .replace(/^[.\s]+|[.\s]+$/g, '')
  const who = [...plain].slice(0, LONGEST_NAME).join('') || '本人'
  return { name: `${title}-${who}-${facts.from}至${facts.to}.${extension}`, mediaType }
}

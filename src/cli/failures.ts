import { CivilDateError } from '../calendar/index.ts'
import { WebStartError } from '../channels/web/index.ts'
import { ExportError } from '../exports/index.ts'
import { FileError } from '../files/index.ts'
import { KnowledgeError } from '../knowledge/index.ts'
import { SettingsError } from '../settings.ts'
import { ArchiveError, StoreError } from '../storage/index.ts'
import { VocabularyError } from '../understanding/index.ts'
import { InputError } from './io.ts'

const FOR_THE_USER = [
  VocabularyError,
  InputError,
  SettingsError,
  KnowledgeError,
  StoreError,
  ArchiveError,
  ExportError,
  FileError,
  WebStartError,
  CivilDateError,
]

/**
 * What to say of an error that ended a command. Errors made for the user say it themselves; anything else is a fault
 * of the program and keeps its stack, so that it can be mended.
 */
export function explainFailure(error: unknown): string {
  if (FOR_THE_USER.some((kind) => error instanceof kind)) return (error as Error).message
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return `程序出错，已确认的记录不受影响。请把下面的内容发给维护者：\n${detail}`
}

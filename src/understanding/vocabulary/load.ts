import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CORE_SCHEMA, load } from 'js-yaml'
import type { z } from 'zod'
import type { Vocabulary } from './schema.ts'
import {
  activitiesSchema,
  datesSchema,
  homophonesSchema,
  intentsSchema,
  peopleSchema,
  unreportedSchema,
} from './schema.ts'

/** A vocabulary file that cannot be used. The message names the file and what is wrong with it. */
export class VocabularyError extends Error {
  readonly file: string

  constructor(file: string, message: string, options?: ErrorOptions) {
    super(`${file}：${message}`, options)
    this.name = 'VocabularyError'
    this.file = file
  }
}

/**
 * Reads the vocabulary from `<dir>/language`, where `dir` is the knowledge folder.
 * @throws VocabularyError where a file is missing, is no YAML or has unknown or empty groups.
 */
export function loadVocabulary(dir: string): Vocabulary {
  const read = <T>(name: string, schema: z.ZodType<T>): T => {
    const file = join(dir, 'language', `${name}.yaml`)
    let value: unknown
    try {
      value = load(readFileSync(file, 'utf8'), { schema: CORE_SCHEMA })
    } catch (cause) {
      throw new VocabularyError(file, '读不出词表，请检查文件是否存在、YAML 写法是否正确。', { cause })
    }
    const result = schema.safeParse(value)
    if (result.success) return result.data
    const issue = result.error.issues[0]
    throw new VocabularyError(file, `词表 ${issue?.path.join('.') ?? ''} 有误：${issue?.message ?? ''}`)
  }
  return {
    dates: read('dates', datesSchema),
    activities: read('activities', activitiesSchema),
    intents: read('intents', intentsSchema),
    people: read('people', peopleSchema),
    unreported: read('unreported', unreportedSchema),
    homophones: read('homophones', homophonesSchema),
  }
}

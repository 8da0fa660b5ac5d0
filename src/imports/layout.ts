import { join } from 'node:path'

/** Names inside the folder of imported regulations. Whatever begins with a dot is no regulation. */
export const WORK = '.work'
/** Inside `WORK`: what processes take turns by. */
export const LOCK = 'lock'
export const REMOVED = '.removed'

/** Files of one imported regulation. */
export const FILES = {
  record: 'import.json',
  decisions: 'review.jsonl',
  text: 'text.txt',
  meta: 'meta.yaml',
  history: 'history',
} as const

/** What a finished review writes, beside the metadata. */
export const PACK_FILES = [
  'posts.yaml',
  'rules.yaml',
  'phrases.yaml',
  'titles.yaml',
  'activities.yaml',
] as const

const ID = /^[a-z0-9][a-z0-9.-]{0,79}$/

/** True for what may be the id of a regulation: nothing else is ever made a path. */
export function isId(id: string): boolean {
  return ID.test(id) && !id.includes('..')
}

/** Where a regulation lies while it is swapped for its next version; `settle` puts it back after a crash. */
export function asidePath(dir: string, id: string): string {
  return join(dir, WORK, `aside.${id}`)
}

import { first } from './001-first.ts'
import { second } from './002-channels.ts'
import { third } from './003-model.ts'
import { fourth } from './004-reminders.ts'
import { fifth } from './005-evidence.ts'
import type { Migration } from './migration.ts'

export type { Migration } from './migration.ts'

/** Every step in order. */
export const migrations: readonly Migration[] = [first, second, third, fourth, fifth]

import { join } from 'node:path'

export const KNOWLEDGE = join(import.meta.dirname, '../../knowledge')

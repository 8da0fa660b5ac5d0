/** Posts held, as the store gives them. See port.ts. */
import type { CivilDate } from '../calendar/index.ts'

/**
 * A post held by a person, both days included. Never edited: closing or correcting appends a version; `recordedAt` is
 * that of the version in force.
 */
export interface TenureRow {
  id: string
  person: string
  regulation: string
  post: string
  /** The everyday title the person uses: 区委书记. */
  title: string | null
  from: CivilDate
  to: CivilDate | null
  recordedAt: string
}

export type NewTenure = Omit<TenureRow, 'id'>

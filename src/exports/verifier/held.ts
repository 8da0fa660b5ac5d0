import type { Manifest } from './manifest.ts'

type Row = Readonly<Record<string, unknown>>

/** The posts that touch the days of a dossier, out of the versions in its chain; without their names in a regulation. */
export function chainedPosts(versions: readonly Row[], manifest: Manifest): Row[] {
  return standing(versions, manifest).map(
    ({ id, regulation, post, title, from_day: from, to_day: to, recorded_at: recordedAt }) => {
      return { id, regulation, post, title, from, to, recordedAt }
    },
  )
}

/** The organisation's own items that touch the days of a dossier, out of the versions in its chain. */
export function chainedItems(versions: readonly Row[], manifest: Manifest): Row[] {
  return standing(versions, manifest).map(({ count, period, every, ...row }) => ({
    id: row.id,
    text: row.text,
    source: row.source,
    sourceDate: row.source_day,
    frequency: count === null ? null : { count, period, every },
    from: row.from_day,
    to: row.to_day,
    recordedBy: row.recorded_by,
    recordedAt: row.recorded_at,
  }))
}

/** The last version of each, in order of their first; those taken back are left out. */
function standing(versions: readonly Row[], { from, to }: Manifest): Row[] {
  const latest = new Map(versions.map((row) => [row.id, row]))
  return [...latest.values()].filter(
    ({ withdrawn, from_day: first, to_day: last }) =>
      withdrawn === 0 && String(first) <= to && from <= String(last ?? to),
  )
}

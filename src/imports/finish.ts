import { civilDateOf } from '../calendar/index.ts'
import { checkImported, type Finding, type Knowledge } from '../knowledge/index.ts'
import type { Entry } from './catalogue.ts'
import { publish } from './disk.ts'
import { beforeReview, historyFiles } from './folder.ts'
import { FILES } from './layout.ts'
import { packFiles } from './pack/files.ts'
import { type ImportRecord, recordText, shownName } from './record.ts'
import { seriesOf } from './text-state.ts'
import type { Finished, Review } from './types.ts'

interface Finishing {
  dir: string
  id: string
  by: string
  folder: string
  record: ImportRecord
  review: Review
  there: readonly Entry[]
  knowledge: Knowledge
  now: Date
}

/**
 * Makes a pack of what was decided, holds it to all that the shipped ones are held to, and puts it in the place of what
 * was in force. Only for the holder of the lock.
 */
export async function finishReview(given: Finishing): Promise<Finished> {
  const { dir, id, by, folder, record, review, there, knowledge, now } = given
  const { meta, items, missing, proposals, decisions } = review
  if (missing.length > 0) return { ok: false, missing, findings: [] }
  const finished = record.accepted.length
  if (finished > 0 && review.openDecisions === 0) return { ok: true, revision: finished }
  const revision = finished + 1
  const files = packFiles({
    id,
    series: seriesOf(id, meta.value, there),
    meta: meta.value,
    items,
    proposedActivities: proposals.activities,
    before: beforeReview(folder, record),
    vocabulary: knowledge.vocabulary,
    today: civilDateOf(now),
  })
  const accepted = [
    ...record.accepted,
    { at: now.toISOString(), by: shownName(by), decisions: decisions.length },
  ]
  let findings: Finding[] = []
  const done = await publish(
    dir,
    id,
    {
      ...(revision > 1 ? historyFiles(folder, revision - 1) : {}),
      ...files,
      [FILES.record]: recordText({ ...record, accepted }),
    },
    (parent) => {
      findings = checkImported(knowledge.dir, parent, id)
      return findings.length === 0
    },
  )
  if (done) return { ok: true, revision }
  return { ok: false, missing: findings.map(({ message }) => message), findings }
}

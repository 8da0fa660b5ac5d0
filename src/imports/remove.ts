import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { CivilDate } from '../calendar/index.ts'
import { formatDay } from '../calendar/index.ts'
import { appendLines, moveAway, publish } from './disk.ts'
import { ImportError } from './errors.ts'
import { folderOf, type StoredMeta, storedMeta } from './folder.ts'
import { FILES, REMOVED } from './layout.ts'
import { yamlText } from './pack/yaml.ts'
import { shownName } from './record.ts'
import type { Review, ReviewDecision } from './types.ts'

/**
 * Moves a regulation out of the way, where no duty of anybody depends on it. Only for the holder of the lock.
 * @throws {ImportError} `in-use` saying what to do instead.
 */
export async function removeRegulation(
  dir: string,
  id: string,
  holders: (regulation: string) => Promise<number>,
): Promise<void> {
  folderOf(dir, id)
  const held = await holders(id)
  if (held > 0) {
    const message = `有 ${held} 人登记的岗位出自这部法规，移走后他们的清单和台账就没有依据了。它若已不再适用，请改为记下废止日期。`
    throw new ImportError('in-use', message)
  }
  await moveAway(dir, id, freePath(join(dir, REMOVED, id)))
}

function freePath(path: string): string {
  for (let n = 1; ; n++) if (!existsSync(`${path}.removed-${n}`)) return `${path}.removed-${n}`
}

interface Ending {
  dir: string
  id: string
  by: string
  from: CivilDate
  reason: string
  /** ISO 8601 */
  at: string
}

/** Notes the first day on which a regulation no longer binds. Only for the holder of the lock. */
export async function endRegulation(
  { dir, id, by, from, reason, at }: Ending,
  { folder, review }: { folder: string; review: Review },
): Promise<void> {
  const meta: StoredMeta = storedMeta(folder)
  if (from <= meta.inForce) {
    throw new ImportError('bad-decision', `废止日期应当晚于施行日期（${formatDay(meta.inForce)}）。`)
  }
  if (reason.trim() === '') throw new ImportError('bad-decision', '请写明废止的依据。')
  const decision: ReviewDecision = {
    at,
    by: shownName(by),
    subject: 'm',
    verdict: 'change',
    reason: reason.trim(),
    value: { ...review.meta.value, repealed: from },
  }
  await appendLines(join(folder, FILES.decisions), [JSON.stringify(decision)])
  await publish(dir, id, { [FILES.meta]: yamlText('由导入的文本和核对写成。', { ...meta, repealed: from }) })
}

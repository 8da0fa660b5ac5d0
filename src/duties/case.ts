/** One line of `zhaodan evaluate`: read strictly, evaluated, given back as the rows of the command's output. */
import { z } from 'zod'
import { isCivilDate } from '../calendar/index.ts'
import type { Activity } from '../knowledge/index.ts'
import { DutyCaseError } from './errors.ts'
import { evaluate } from './evaluate.ts'
import type { DutyRules, RuleSource } from './rules.ts'
import { dutyRules } from './rules.ts'
import type { DutyCase, DutyEntry } from './types.ts'

const civilDate = z.string().refine(isCivilDate, '应为有效日期 YYYY-MM-DD，且确有这一天，例如 2026-11-03')
const id = z.string().min(1)

/** Loose at the top alone, so that a case may carry its own id or remarks; a misspelt key further in is refused. */
const caseSchema = z.object({
  from: civilDate,
  to: civilDate,
  on: civilDate,
  tenures: z.array(
    z.strictObject({ regulation: id, post: id, from: civilDate, to: civilDate.nullable().optional() }),
  ),
  activities: z.array(z.strictObject({ id, type: id, date: civilDate, voided: z.boolean().nullish() })),
})

const inChinese = z.locales.zhCN().localeError

/** What is needed of the knowledge base; the loaded one has it all. */
export interface CaseKnowledge {
  packs: readonly RuleSource[]
  activities: readonly Pick<Activity, 'id'>[]
}

/** The rules of a knowledge base, prepared once however many cases follow. */
const prepared = new WeakMap<CaseKnowledge, Prepared>()

interface Prepared {
  rules: DutyRules
  activities: ReadonlySet<string>
}

/**
 * Checks and evaluates one case.
 * @param json the parsed JSON of one line, of any shape.
 * @throws DutyCaseError saying where and what, for a wrong shape, an unknown key, a date that does not exist, an
 *   unknown activity or one id given twice; UnknownPostError for a post that no regulation has; CivilDateError where
 *   `to` lies before `from`.
 */
export function evaluateCase(json: unknown, knowledge: CaseKnowledge): { rows: DutyEntry[] } {
  const { rules, activities } = preparedFrom(knowledge)
  const read = parseCase(json)
  requireSoundActivities(read, activities)
  return { rows: evaluate(rules, read) }
}

function parseCase(json: unknown): DutyCase {
  const result = caseSchema.safeParse(json, { error: inChinese })
  if (result.success) return result.data
  const [issue] = result.error.issues
  throw new DutyCaseError(written(issue?.path ?? []), `${issue?.message ?? '格式有误'}。`)
}

function requireSoundActivities({ activities }: DutyCase, known: ReadonlySet<string>): void {
  const seen = new Set<string>()
  for (const [index, activity] of activities.entries()) {
    if (!known.has(activity.type)) {
      throw new DutyCaseError(
        `activities[${index}].type`,
        `没有活动类型“${activity.type}”，可用的有：${[...known].join('、')}。`,
      )
    }
    if (seen.has(activity.id)) {
      throw new DutyCaseError(
        `activities[${index}].id`,
        `编号“${activity.id}”与前面的活动重复：每项活动的编号应唯一。`,
      )
    }
    seen.add(activity.id)
  }
}

function preparedFrom(knowledge: CaseKnowledge): Prepared {
  const ready = prepared.get(knowledge) ?? {
    rules: dutyRules(knowledge.packs),
    activities: new Set(knowledge.activities.map((activity) => activity.id)),
  }
  prepared.set(knowledge, ready)
  return ready
}

/** `tenures[0].to` from the path of a zod issue. */
function written(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, key) =>
      typeof key === 'number' ? `${text}[${key}]` : text ? `${text}.${String(key)}` : String(key),
    '',
  )
}

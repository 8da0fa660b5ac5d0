import { regions } from '../../knowledge/index.ts'
import type { Role } from '../../storage/index.ts'
import { sanitize } from '../../text/index.ts'
import type { Turn } from '../turn.ts'

const LONGEST_UNIT = 40

/** What words such as 枣庄某区安委办的工作人员 say of whom to invite; what they leave open is undefined. */
export interface InviteeSaid {
  role?: Role
  /** Id of a regulation. */
  region?: string
  unit?: string
}

const STAFF = /工作人员|科员|办事员|干事|联络员|文员/
const OFFICIAL = /领导|干部|书记|[市区县镇乡局部]长|主任|负责人/
/** The words for the person at the end, so that what is left names the unit. */
const PERSON =
  /的?(?:一[位名个])?(?:安全)?(?:工作人员|科员|办事员|干事|联络员|文员|领导干部|领导|干部|成员|用户|同事|同志|新人|负责人|人)$/

/** Reads whom an invitation is for. */
export function readInvitee(turn: Turn, words: string): InviteeSaid {
  const role: Role | null = STAFF.test(words) ? 'staff' : OFFICIAL.test(words) ? 'official' : null
  // 枣庄 for 枣庄市: nobody writes 广西壮族自治区 in full.
  const region = regions(turn.parts.knowledge).find(({ name }) => words.includes(name.slice(0, 2)))
  const unit = PERSON.test(words) ? unitIn(words.replace(PERSON, ''), region?.name ?? null) : null
  const isRegion = region !== undefined && [region.name, region.name.slice(0, 2)].includes(unit ?? '')
  const named = unit !== null && !unit.startsWith('不限') && !isRegion
  return {
    ...(role ? { role } : {}),
    ...(region ? { region: region.regulation } : {}),
    ...(named ? { unit } : {}),
  }
}

/**
 * A unit as typed, on one line; null where the words cannot be a unit's name.
 * @param region name of the region of the invitation. It is kept beside the unit, which must read the same for all of
 *   its people: 枣庄市高新区安委办 and 高新区安委办 are one.
 */
export function unitIn(text: string, region: string | null): string | null {
  const typed = sanitize(text).replace(/\s+/g, ' ').trim()
  const unit = withoutRegion(typed, region)
  const question = /[?？。！!，,；;\n]|[吗呢]$|什么|多久|怎么|如何/.test(unit)
  return unit.length >= 2 && unit.length <= LONGEST_UNIT && !question ? unit : null
}

function withoutRegion(unit: string, region: string | null): string {
  if (region === null) return unit
  const prefix = [region, region.slice(0, 2)].find((each) => unit.startsWith(each))
  const rest = prefix === undefined ? unit : unit.slice(prefix.length)
  return rest.length >= 2 ? rest : unit
}

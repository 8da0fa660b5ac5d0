import { periodName, periodOf } from '../../calendar/index.ts'
import { checklistOf, countsOf } from '../../checklist/index.ts'
import { type Reply, reply } from '../../reply/index.ts'
import { say, sentence } from '../say.ts'
import { type Turn, turnFor } from '../turn.ts'
import { actsFor, membersBeside, unitMember } from './rights.ts'

/** With fewer people a total tells of one of them. */
const FEWEST = 3
const NOT_OF_UNIT = '本单位汇总只给受邀加入本单位的干部和工作人员看。'

/**
 * 本单位汇总: totals over the duty items of those who agreed, this quarter: no names, nobody compared. For staff those
 * who agreed to who speaks; for an official of the unit their own and those of whoever agreed to staff of the unit.
 */
export async function unitTotalsReply(turn: Turn): Promise<Reply> {
  const staff = await unitMember(turn, 'staff')
  const official = staff ? null : await unitMember(turn, 'official')
  const me = staff ?? official
  if (!me) return sentence(NOT_OF_UNIT)
  const people = staff ? await actsFor(turn) : await agreed(turn)
  if (people.length < FEWEST) {
    return sentence(`${me.unit}同意代录的干部不足 ${FEWEST} 人，不出汇总：人太少，看得出是谁的。`)
  }
  const quarter = periodOf('quarter', turn.today)
  const span = { from: quarter.start, to: quarter.end }
  const { knowledge, rules, store } = turn.parts
  const checklists = await Promise.all(
    people.map(async (person) => {
      const [{ tenures, entries }, items] = await Promise.all([
        turnFor(turn, person),
        store.dutyItems(person),
      ])
      return checklistOf({ knowledge, rules }, { person, tenures, entries, items }, span, turn.today)
    }),
  )
  const counts = countsOf(checklists)
  return reply({
    blocks: [
      {
        type: 'lead',
        text: `${me.unit}，${periodName(quarter)}，同意代录的 ${people.length} 人合计 ${counts.duties} 项职责：`,
      },
      {
        type: 'list',
        items: [
          `✓ 有记录的 ${counts.withRecord} 项`,
          `○ 没有记录的 ${counts.withoutRecord} 项`,
          `○ 期限未到、次数还不够的 ${counts.open} 项`,
          `! 有期限已过、次数不够的 ${counts.past} 项`,
        ],
      },
      {
        type: 'note',
        text: '只有合计，不列姓名，不作比较；后两行与前两行有重复。没有记录不等于没有做',
      },
    ],
    buttons: staff ? [[say('单位清单'), say('本单位情况')]] : [],
  })
}

/** The official who speaks, and the others of the unit who agreed to any staff of it, in the order in which they came. */
async function agreed(turn: Turn): Promise<string[]> {
  const { store } = turn.parts
  const me = await unitMember(turn, 'official')
  if (!me) return []
  const [officials, staff] = await Promise.all([
    membersBeside(store, me, 'official'),
    membersBeside(store, me, 'staff'),
  ])
  const here = new Set(staff.map(({ person }) => person))
  const others = await Promise.all(
    officials.map(async ({ person }) => {
      const given = await store.delegations({ official: person })
      return given.some((each) => each.state === 'accepted' && here.has(each.staff)) ? [person] : []
    }),
  )
  return [turn.by, ...others.flat()]
}

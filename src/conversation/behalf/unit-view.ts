import { type CivilDate, formatShort, periodName, periodOf } from '../../calendar/index.ts'
import { dutiesFor } from '../../duties/index.ts'
import { type Block, type Button, type Reply, reply } from '../../reply/index.ts'
import { sayAction } from '../actions.ts'
import { recordOf } from '../counting.ts'
import { sentence } from '../say.ts'
import { nameOf, type Turn, turnFor } from '../turn.ts'
import { withPeriod } from '../views/words.ts'
import { NOT_STAFF } from './refusals.ts'
import { actsFor, membersBeside, unitMember } from './rights.ts'
import { postsOf } from './wording.ts'

/** An open duty of one official. */
interface OpenDuty {
  who: string
  what: string
  end: CivilDate
  daysLeft: number
}

/**
 * What the officials of the unit still have to do, by deadline; under one deadline in the order in which they joined.
 * No counts, no sums: a list to work by, not a comparison.
 */
export async function unitReply(turn: Turn): Promise<Reply> {
  const me = await unitMember(turn, 'staff')
  if (!me) return sentence(NOT_STAFF)
  const officials = await membersBeside(turn.parts.store, me, 'official')
  if (officials.length === 0) return sentence(`${me.unit}还没有干部加入。`)
  const turns = await Promise.all(officials.map((each) => turnFor(turn, each.person)))
  const quarter = periodOf('quarter', turn.today)
  const open = turns.flatMap((theirs) => openDuties(theirs, quarter.start, quarter.end))
  const days = [...new Set(open.map((duty) => duty.end))].sort()
  const blocks: Block[] = [
    { type: 'lead', text: `${me.unit}，${periodName(quarter)}待完成的事项，按期限列出：` },
    ...days.flatMap((day): Block[] => deadlineBlocks(turn, open, day)),
    ...without(turns, open),
  ]
  const may = new Set(await actsFor(turn))
  return reply({ blocks, buttons: buttonsOf(turns.filter((each) => may.has(each.person))) })
}

function openDuties(theirs: Turn, from: CivilDate, to: CivilDate): OpenDuty[] {
  if (theirs.tenures.length === 0) return []
  const { open } = dutiesFor(theirs.parts.rules, recordOf(theirs), { from, to }, theirs.today)
  const who = `${nameOf(theirs, theirs.person)}${postsOf(theirs)}`
  return open.map((entry) => ({
    who,
    what: withPeriod(theirs, entry),
    end: entry.end,
    daysLeft: entry.daysLeft ?? 0,
  }))
}

function deadlineBlocks(turn: Turn, open: OpenDuty[], day: CivilDate): Block[] {
  const due = open.filter((duty) => duty.end === day)
  const left = due[0]?.daysLeft ?? 0
  const heading = `${formatShort(day, turn.today)}前（${left === 0 ? '今天是最后一天' : `还有 ${left} 天`}）`
  const people = [...new Set(due.map((duty) => duty.who))]
  const items = people.map(
    (who) =>
      `${who}：${due
        .filter((duty) => duty.who === who)
        .map((duty) => duty.what)
        .join('、')}`,
  )
  return [
    { type: 'heading', text: heading },
    { type: 'list', items },
  ]
}

/** Those of whom nothing is open, and those whose posts are not known. */
function without(turns: Turn[], open: OpenDuty[]): Block[] {
  const label = (theirs: Turn) => `${nameOf(theirs, theirs.person)}${postsOf(theirs)}`
  const posted = turns.filter((each) => each.tenures.length > 0)
  const idle = posted.map(label).filter((who) => !open.some((duty) => duty.who === who))
  const unknown = turns.filter((each) => each.tenures.length === 0).map(label)
  return [
    ...(idle.length > 0
      ? [{ type: 'text', text: `没有待完成事项：${idle.join('、')}` } satisfies Block]
      : []),
    ...(unknown.length > 0
      ? [{ type: 'text', text: `还没有登记岗位：${unknown.join('、')}` } satisfies Block]
      : []),
  ]
}

function buttonsOf(accepted: Turn[]): Button[][] {
  const ledgers = accepted.map((theirs): Button[] => {
    const label = `看${nameOf(theirs, theirs.person)}的台账`
    return [{ label, action: sayAction(label) }]
  })
  return [
    ...ledgers,
    [
      { label: '为谁记录', action: sayAction('为谁记录') },
      ...(accepted.length > 0 ? [{ label: '单位清单', action: sayAction('单位清单') }] : []),
    ],
  ]
}

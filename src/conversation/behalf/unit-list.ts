import { type CivilDate, formatShort, periodOf } from '../../calendar/index.ts'
import { type DutyEntry, dutiesFor, gather, type Recurrence } from '../../duties/index.ts'
import { isLateEntry } from '../../ledger/index.ts'
import { type Block, type Reply, reply } from '../../reply/index.ts'
import { sayAction } from '../actions.ts'
import { recordOf } from '../counting.ts'
import { named, spanIn } from '../due-span.ts'
import { say, sentence } from '../say.ts'
import { nameOf, type Turn, turnFor } from '../turn.ts'
import { activityName, obligationOf, withPeriod } from '../views/words.ts'
import { NOT_STAFF } from './refusals.ts'
import { actsFor, unitMember } from './rights.ts'
import { postsOf } from './wording.ts'

interface UnitDuty {
  end: CivilDate
  line: string
}

/**
 * 单位清单: how the duties of those who agreed to who speaks stand in a span (default: this quarter), by deadline; under one deadline in the
 * order in which the people came. States in words, what was recorded late marked so; no sums, no comparison.
 */
export async function unitListReply(turn: Turn, words: string): Promise<Reply> {
  const me = await unitMember(turn, 'staff')
  if (!me) return sentence(NOT_STAFF)
  const may = await actsFor(turn)
  if (may.length === 0)
    return sentence(
      '还没有干部同意您代录。单位清单只列同意了的人；待完成的事项可以看“本单位情况”。',
      '申请代录',
      '本单位情况',
    )
  const turns = await Promise.all(may.map((person) => turnFor(turn, person)))
  const span = spanIn(words, turn.today) ?? named(periodOf('quarter', turn.today))
  const duties = turns.flatMap((theirs) => dutiesOf(theirs, span.from, span.to))
  const days = [...new Set(duties.map(({ end }) => end))].sort()
  const unposted = turns
    .filter(({ tenures }) => tenures.length === 0)
    .map((each) => nameOf(each, each.person))
  const blocks: Block[] = [
    { type: 'heading', text: `${me.unit}的清单 · ${span.name}` },
    { type: 'lead', text: `同意您代录的 ${turns.length} 人，按期限列出。没有记录不等于没有做。` },
    ...days.flatMap((day): Block[] => [
      { type: 'heading', text: `${formatShort(day, turn.today)}${day < turn.today ? '已过' : '前'}` },
      { type: 'list', items: duties.filter(({ end }) => end === day).map(({ line }) => line) },
    ]),
    ...(unposted.length > 0
      ? [{ type: 'note', text: `还没有登记岗位：${unposted.join('、')}` } satisfies Block]
      : []),
  ]
  const ledgers = turns.map((theirs) => {
    const label = `看${nameOf(theirs, theirs.person)}的清单`
    return [{ label, action: sayAction(label) }]
  })
  return reply({
    blocks,
    buttons: [...ledgers, [say('单位上季度的清单'), say('本单位汇总')]],
    paged: sayAction(`单位${span.name}的清单`),
  })
}

function dutiesOf(theirs: Turn, from: CivilDate, to: CivilDate): UnitDuty[] {
  if (theirs.tenures.length === 0) return []
  const { rules } = theirs.parts
  const overview = gather(rules, dutiesFor(rules, recordOf(theirs), { from, to }, theirs.today))
  const who = `${nameOf(theirs, theirs.person)}${postsOf(theirs)}`
  return overview.entries.map((entry) => {
    const recurrence = overview.recurring.get(entry)
    const what = recurrence
      ? activityName(theirs, obligationOf(theirs, entry).activity)
      : withPeriod(theirs, entry)
    const state = recurrence ? recurringText(theirs, recurrence) : stateText(theirs, entry)
    return { end: entry.end, line: `${who}：${what}，${state}` }
  })
}

/** ✓ 已有足够记录，含补录 */
function stateText(theirs: Turn, entry: DutyEntry): string {
  const late = hasLate(theirs, entry) ? '，含补录' : ''
  switch (entry.status) {
    case 'met':
      return `✓ 已有足够记录${late}`
    case 'open':
      return `○ ${entry.done > 0 ? '记录还不够' : '还没有记录'}${late}${entry.daysLeft === 0 ? '，今天是最后一天' : `，还有 ${entry.daysLeft} 天`}`
    case 'missed':
      return `! 期限已过，${entry.done > 0 ? '记录不够' : '没有记录'}${late}`
    case 'upcoming':
      return `– 尚未到期，${formatShort(entry.start, theirs.today)}起`
  }
}

/** Whether something that counts was written down after the period. */
function hasLate(theirs: Turn, entry: DutyEntry): boolean {
  const counted = theirs.entries.filter(({ id }) => entry.activities.includes(id))
  return counted.some((each) => isLateEntry(each, entry))
}

/** Of what comes round often how the period of today stands, and how many before it had enough. */
function recurringText(theirs: Turn, { past, current }: Recurrence): string {
  const now =
    current === null ? [] : [`${current.status === 'met' ? '✓ 本期已有足够记录' : '○ 本期还没有足够记录'}`]
  const met = past.filter(({ status }) => status === 'met').length
  const late = past.filter((entry) => hasLate(theirs, entry)).length
  const of = late > 0 ? `，含补录的 ${late} 期` : ''
  const before = past.length === 0 ? [] : [`此前 ${past.length} 期中，有足够记录的 ${met} 期${of}`]
  return [...now, ...before].join('，') || '– 尚未到期'
}

import {
  type CivilDate,
  daysBetween,
  formatChinese,
  formatShort,
  periodName,
  periodOf,
} from '../../calendar/index.ts'
import type { OwnOutlook } from '../../conversation/index.ts'
import { type Knowledge, type Obligation, rhythmOf } from '../../knowledge/index.ts'
import type { Reminder } from '../../reminders/index.ts'

type Planned = Reminder | OwnOutlook

/** Why a reminder comes on its day: the stage, and where a day off moved it. */
function stageText({ stage, day, end }: Pick<Reminder, 'stage' | 'day' | 'end'>): string {
  if (stage === 'opening') return '这一期可以履职的第一个工作日'
  if (stage === 'missed') return '期限过后的第一个工作日'
  const days = stage === 'last' ? 0 : Number(stage)
  const moved = daysBetween(day, end) === days ? '' : '，那天休息，提前到此前最近的工作日'
  return `${days === 0 ? '期限当天' : `距期限 ${days} 天`}${moved}`
}

/**
 * The reminders as text, by day and chat, in the order given: what it is, its deadline and provision, and why it comes.
 * People stand as ids, never as names.
 */
export function* reminderLines(
  planned: readonly Planned[],
  knowledge: Knowledge,
  { from, to }: { from: CivilDate; to: CivilDate },
): Generator<string> {
  if (planned.length === 0) {
    const days = from === to ? formatChinese(from) : `${formatChinese(from)}至${formatChinese(to)}`
    yield `${days}没有要发的提醒。`
    return
  }
  let day = ''
  let chat = ''
  for (const each of planned) {
    if (each.day !== day) {
      if (day !== '') yield ''
      yield formatChinese(each.day)
      chat = ''
    }
    const to = `${each.time} ${each.chat}`
    if (to !== chat) yield `  ${each.time}  发到 ${each.chat}`
    day = each.day
    chat = to
    yield* each.stage === 'own' ? ownLines(each) : dutyLines(each, knowledge)
  }
}

function* dutyLines(reminder: Reminder, knowledge: Knowledge): Generator<string> {
  const { person, day, start, end } = reminder
  const obligation = knowledge.obligation(reminder.obligation) as Obligation
  const activity = knowledge.activities.find(({ id }) => id === obligation.activity)?.name
  const label = knowledge.provision(obligation.ref)?.label
  const period = periodName(periodOf(rhythmOf(obligation), start))
  const posts = reminder.posts.map((key) => postName(key, knowledge)).join('、')
  yield `    ${person ?? '（无人参加）'}  ${activity}（${obligation.id}） · ${period} · 期限 ${formatShort(end, day)} · ${label}`
  yield `      原因：${stageText(reminder)}；${whyOpen(reminder, obligation)}；岗位：${posts}`
}

function whyOpen({ person, stage, day }: Reminder, { count }: Obligation): string {
  if (person === null) return '群里没有任该岗位的人参加提醒，完成情况不明'
  return stage === 'missed'
    ? `这一期要求至少 ${count} 次，台账里没有记满`
    : `要求至少 ${count} 次，按现有台账到${formatShort(day, day)}还没有记满`
}

function postName(key: string, knowledge: Knowledge): string {
  const [regulation = '', post = ''] = key.split(':')
  return knowledge.post(regulation, post)?.name ?? key
}

function* ownLines({ person, text, plannedFor, day, obligation }: OwnOutlook): Generator<string> {
  yield `    ${person}  ${text}（${obligation}）`
  yield `      原因：${plannedFor === null ? '本人要求提醒' : `本人的计划，定在${formatShort(plannedFor, day)}`}`
}

import type { Reply } from '../../reply/index.ts'
import { understand } from '../../understanding/index.ts'
import { isDueQuery } from '../due-query.ts'
import { sentence } from '../say.ts'
import type { Turn } from '../turn.ts'
import { answerAsked } from './agreement.ts'
import { askByName, openApply, openDelegates, settleByName } from './choosing.ts'
import { type BehalfCommand, readBehalfCommand } from './commands.ts'
import { type Named, readAnyone, readNamed } from './names.ts'
import { askWhom, doFor } from './record.ts'
import { NO_RIGHT, NOT_STAFF_TO_RECORD, PRIVATELY } from './refusals.ts'
import { actsFor, unitMember } from './rights.ts'
import { type Someone, someone } from './someone.ts'
import { isOfOtherTitle, withNames } from './titled.ts'
import { unitListReply } from './unit-list.ts'
import { unitTotalsReply } from './unit-totals.ts'
import { unitReply } from './unit-view.ts'
import { namesOfUnit } from './whose.ts'

/**
 * What is said about acting for others or for one of them: agreements, reports and looks on behalf, the unit. Null for
 * what the speaker says for themself.
 */
export async function respondOnBehalf(turn: Turn, text: string): Promise<Reply | null> {
  const command = readBehalfCommand(text)
  if (command) return turn.group ? sentence(PRIVATELY) : obey(turn, command)
  const accepted = await someone(turn, await actsFor(turn))
  const own = turn.names.get(turn.by)
  const named = readNamed(
    withNames(text, accepted),
    accepted.map((each) => each.name),
    turn.today,
  )
  if (named) {
    if (turn.group) return sentence(PRIVATELY)
    const meant = accepted.filter((each) => each.name === named.name)
    const done = await forOneOf(turn, meant, named, text)
    if (done) return done
  } else {
    const known = await namesOfUnit(turn)
    const anyone = readAnyone(text, known, turn.today)
    const other =
      anyone &&
      !own?.startsWith(anyone.name) &&
      (known.includes(anyone.name) || !isOwnWord(turn, anyone.name))
    if (other && (isOfTheirRecord(turn, anyone) || (await isStaffReport(turn, known, anyone))))
      return refused(turn)
    if (anyone) return null
    if (turn.standing.role !== 'local' && isOfOtherTitle(turn, text)) return refused(turn)
  }
  return turn.group ? null : ofWhom(turn, text, accepted)
}

async function obey(turn: Turn, command: BehalfCommand): Promise<Reply | null> {
  switch (command.type) {
    case 'delegates':
      return (await unitMember(turn, 'staff')) ? whom(turn) : openDelegates(turn)
    case 'allow':
    case 'end':
      return settleByName(turn, command.name, command.type)
    case 'answer':
      return answerAsked(turn, command.agreed)
    case 'apply':
      return openApply(turn)
    case 'ask':
      return askByName(turn, command.name)
    case 'whom':
      return whom(turn)
    case 'unit':
      return unitReply(turn)
    case 'unit-list':
      return unitListReply(turn, command.words)
    case 'unit-totals':
      return unitTotalsReply(turn)
  }
}

async function whom(turn: Turn): Promise<Reply> {
  if (!(await unitMember(turn, 'staff'))) return sentence(NOT_STAFF_TO_RECORD)
  const accepted = await someone(turn, await actsFor(turn))
  return accepted.length === 0
    ? sentence('还没有干部同意您代录。', '申请代录', '本单位情况')
    : askWhom(turn, accepted, null)
}

function forOneOf(turn: Turn, meant: Someone[], named: Named, text: string): Promise<Reply | null> {
  const [first, second] = meant
  if (!first) return Promise.resolve(null)
  if (!second) return doFor(turn, first.id, named, text)
  return askWhom(turn, meant, text, { question: `叫“${named.name}”的不止一位，是哪一位？` })
}

/** Whether the words are about the record of the one named; a report is none: it may be the speaker's own. */
function isOfTheirRecord(turn: Turn, named: Named): boolean {
  if (named.how !== 'subject' || isDueQuery(named.rest)) return true
  const { intent } = understand(named.rest, { today: turn.today, posts: [] }, turn.parts.knowledge)
  return intent === 'due' || intent === 'correct' || intent === 'void'
}

/** Staff without a post who reports what a colleague did means the colleague's record. */
async function isStaffReport(turn: Turn, known: string[], named: Named): Promise<boolean> {
  if (turn.tenures.length > 0 || !known.includes(named.name)) return false
  if (!(await unitMember(turn, 'staff'))) return false
  const { intent } = understand(named.rest, { today: turn.today, posts: [] }, turn.parts.knowledge)
  return intent === 'log'
}

/** What looks like a name may be a place of the own ledger: 撤销华润的那条. */
function isOwnWord(turn: Turn, word: string): boolean {
  return turn.entries.some((entry) => entry.place?.includes(word))
}

async function refused(turn: Turn): Promise<Reply> {
  return (await unitMember(turn, 'staff')) && !turn.group
    ? sentence(NO_RIGHT, '申请代录')
    : sentence(NO_RIGHT)
}

/** Staff is mostly no official: what they report without a name may be of one who accepted them. */
async function ofWhom(turn: Turn, text: string, accepted: Someone[]): Promise<Reply | null> {
  if (turn.tenures.length > 0 || accepted.length === 0 || isDueQuery(text)) return null
  const { intent } = understand(text, { today: turn.today, posts: [] }, turn.parts.knowledge)
  return intent === 'log' ? askWhom(turn, accepted, text, { question: '这是谁的履职？', own: true }) : null
}

/** What staff without a post is told instead of duties; null for everybody else. */
export async function nothingDueReply(turn: Turn): Promise<Reply | null> {
  if (!(await unitMember(turn, 'staff'))) return null
  return sentence(
    '您是工作人员，没有登记需要本人履职的岗位，所以没有待办职责。可以看本单位情况，或者代同意的干部记录。',
    '本单位情况',
    '为谁记录',
  )
}

import { EXPORT_FORMATS, exportName, LONGEST_YEARS } from '../../exports/index.ts'
import {
  type Attachment,
  type Block,
  type Button,
  type ExportFormat,
  type Reply,
  reply,
} from '../../reply/index.ts'
import { sayAction } from '../actions.ts'
import { NO_RIGHT, PRIVATELY } from '../behalf/refusals.ts'
import { mayActFor } from '../behalf/rights.ts'
import { isOnBehalf } from '../behalf/wording.ts'
import type { NamedSpan } from '../due-span.ts'
import { sentence } from '../say.ts'
import { nameOf, type Turn, turnFor } from '../turn.ts'
import { type ExportSpan, exportSpan, isTooLong, spanText } from './span.ts'
import { subjectOf } from './subject.ts'
import type { ExportWish } from './words.ts'

/** What each is called on its button, and said to say when it is tapped. */
const NAMES: Record<ExportFormat, string> = {
  dossier: '台账包',
  docx: '述职报告草稿',
  xlsx: 'Excel',
  ics: '日历',
  png: '图片',
  json: 'JSON',
}

/** Those that people want; JSON is for programs and is made where it is asked for. */
const OFFERED: readonly ExportFormat[] = ['dossier', 'docx', 'xlsx', 'ics', 'png']

/**
 * A reply with the file that was asked for, which is made when it is sent; buttons where the words do not say which.
 * Staff take away an official's while that official's agreement stands. Never in a group.
 */
export async function exportReply(turn: Turn, wish: ExportWish): Promise<Reply> {
  if (turn.group) return sentence(PRIVATELY)
  const subject = await subjectOf(turn, wish.words)
  if (subject.whose === 'refused') return sentence(NO_RIGHT)
  if (subject.whose === 'several')
    return sentence(`叫“${subject.name}”的不止一位，分不清是哪一位，没有导出。请由本人导出。`)
  if (subject.whose === 'own') return replyOver(turn, { ...wish, words: subject.words })
  if (!(await mayActFor(turn.parts.store, turn.by, subject.official.id))) return sentence(NO_RIGHT)
  return replyOver(await turnFor(turn, subject.official.id), { ...wish, words: subject.words })
}

/** @param turn over the record that is taken away. */
async function replyOver(turn: Turn, { format, theme, words, alone }: ExportWish): Promise<Reply> {
  if (!turn.parts.exporter) return sentence('这里不能导出；请在网页或命令行导出。')
  const span = exportSpan(words, format, turn.saidOn ?? turn.today, earliestOf(turn))
  if (isTooLong(span))
    return sentence(
      `${span.name}超过${LONGEST_YEARS}年，一次导不完：请分几段导出，每段最多${LONGEST_YEARS}年。`,
    )
  if (format === null) return choice(turn, span)
  if (await isEmpty(turn, span, format)) {
    return sentence(`${span.name}没有登记岗位，也没有记录，没有可导出的内容：请换一段日期，或先登记岗位。`)
  }
  const whose = isOnBehalf(turn) ? `${nameOf(turn, turn.person)}的` : ''
  const cut: Block[] = span.cut
    ? [{ type: 'note', text: `一次最多导出${LONGEST_YEARS}年；更早的请说起止年份，另外导出` }]
    : []
  return reply({
    blocks: [{ type: 'lead', text: `${whose}${contentText(format, spanText(span))}` }, ...cut],
    buttons: [...buttonsAfter(turn, format, theme, span), ...(alone ? [[DEBRIEFED]] : [])],
    attachments: [attachmentOf(turn, { format, theme, span })],
  })
}

/** The first day of which anything is on record. */
function earliestOf({ tenures, entries }: Turn): string | null {
  return [...tenures.map(({ from }) => from), ...entries.map(({ date }) => date)].sort()[0] ?? null
}

function attachmentOf(
  turn: Turn,
  { format, theme, span: { from, to } }: { format: ExportFormat; theme: 'light' | 'dark'; span: NamedSpan },
): Attachment {
  const name = turn.names.get(turn.person) ?? null
  const spec = { person: turn.person, format, from, to, ...(theme === 'dark' ? { theme } : {}) }
  return { ...exportName(format, { name, from, to }), export: spec }
}

/** As the exporter refuses, before anything is promised. */
async function isEmpty(turn: Turn, { from, to }: NamedSpan, format: ExportFormat): Promise<boolean> {
  if (format === 'ics' || format === 'json') return false
  const touches = (each: { from: string; to: string | null }) => each.from <= to && from <= (each.to ?? to)
  if (turn.tenures.some(touches)) return false
  if (turn.entries.some(({ date }) => from <= date && date <= to)) return false
  return !(await turn.parts.store.dutyItems(turn.person)).some(touches)
}

/** 述职报告 said alone may as well be told as something done. */
const DEBRIEFED: Button = { label: '记一次述职', action: sayAction('参加了述职') }

/** What is in the file, in one sentence. */
function contentText(format: ExportFormat, span: string): string {
  switch (format) {
    case 'dossier':
      return `${span}履职台账包：逐项列出职责条文、记录和附件，附核验工具；解压后先看“履职台账.html”。`
    case 'docx':
      return `${span}述职报告草稿：每句话都注明所依据的记录或条文，请核对修改后再用。`
    case 'xlsx':
      return `${span}履职台账（Excel）：记录、职责清单和更正情况，可以筛选。`
    case 'ics':
      return `${span}还没有完成的事项的最后一天，点开可加入手机日历；要自动更新，请说“订阅日历”。`
    case 'json':
      return `${span}的全部履职数据（JSON），供程序读取。`
    case 'png':
      return `${span}履职清单图：每项有次数要求的职责各期的情况和记录。`
  }
}

function choice(turn: Turn, span: ExportSpan): Reply {
  const { name } = span
  const button = (format: ExportFormat): Button => ({
    label: NAMES[format],
    action: sayAction(wordsFor(turn, format, name)),
  })
  const offered = EXPORT_FORMATS.filter((format) => OFFERED.includes(format)).map(button)
  const whose = isOnBehalf(turn) ? `${nameOf(turn, turn.person)}的，` : ''
  return reply({
    blocks: [{ type: 'lead', text: `导出哪一种？${whose}${spanText(span)}。` }],
    buttons: [offered.slice(0, 3), offered.slice(3)],
  })
}

/** What a button says: 导出张三的2026年台账包. */
function wordsFor(turn: Turn, format: ExportFormat, span: string): string {
  const whose = isOnBehalf(turn) ? `${nameOf(turn, turn.person)}的` : ''
  return `导出${whose}${span}${NAMES[format]}`
}

function buttonsAfter(turn: Turn, format: ExportFormat, theme: string, { name }: NamedSpan): Button[][] {
  if (format !== 'png') return []
  const [label, other] = theme === 'dark' ? ['换成浅色', '浅色'] : ['换成深色', '深色']
  return [[{ label, action: sayAction(`${wordsFor(turn, 'png', name)}（${other}）`) }]]
}

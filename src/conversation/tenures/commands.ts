import { nameApart } from './name-apart.ts'

/** What a person says about the posts they hold. */
export type TenureCommand =
  /** 我是镇长；3月1日到任区长；我从9月1日起兼任镇党委书记 */
  | { type: 'took-post'; words: string }
  /** 6月30日离任；我不再担任镇长 */
  | { type: 'left-post'; words: string }
  /** 我的到任日期错了，是8月10日 */
  | { type: 'mend-since'; words: string }

/** Job words without which 我是… is no statement about a post. */
const JOB = /书记|[区市县镇乡州局处科院部厅办]长|主任|主席|委员|常委|负责人|领导|干部|科员|工作人员|政委/
const OWN =
  /^(?:我|本人|不再?当(?=.*(?:书记|长|主任|主席|委员))|于|自|从|\d|今|昨|前|上|本|一|二|三|四|五|六|七|八|九|十)/
const TOOK = /到任|上任|就任|任职|担任|兼任|调任|转任|接任|当选|任命为|履新|调到|调往|起[当任做]|[日号]当/
const LEFT = /不再担任|不再任|不再当|不当|不任|调走了?$|卸任|离任|离职|调离|退休|免去|免职/
const MEND = /(?:到任|任职|上任)(?:的?(?:日期|时间|日子))?.{0,6}(?:错|不对|改成|改为|应该是|更正)/
/** Words of a question, or of work done: then it is no statement about a post. */
const OTHER = /[?？吗呢]|什么|怎么|检查|调研|会议|要做|职责/

const OWN_TITLE = new RegExp(`^(?:我|本人)是[^，,]*(?:${JOB.source})`)

/** True of words that name a post in none of the usual job words. */
export type NamesPost = (words: string) => boolean

/** Reads a statement about the person's own posts; null for anything else. */
export function readTenureCommand(text: string, namesPost: NamesPost = () => false): TenureCommand | null {
  if (text.length > 60 || OTHER.test(text)) return null
  if (MEND.test(text)) return { type: 'mend-since', words: text }
  const changed = /^(?:我|本人)(?:原来|以前|之前)?(?:不)?是.{2,20}[，,]\s*(.+)$/.exec(text)
  const now = changed?.[1] && JOB.test(changed[1]) ? changed[1] : text
  if (LEFT.test(now) && OWN.test(now)) return { type: 'left-post', words: now }
  const job = JOB.test(now) || namesPost(now)
  if (TOOK.test(now) && job && (OWN.test(now) || JOB.test(now.slice(0, 12)))) {
    return { type: 'took-post', words: now }
  }
  // 我叫张伟，是镇长 tells a post, too; 张伟，镇长 may be anybody's.
  const named = /^(?:我|本人)/.test(text) ? nameApart(text) : null
  if (named?.name && !/^(?:我|本人)是\s*$/.test(named.words) && OWN_TITLE.test(named.words)) {
    return { type: 'took-post', words: text }
  }
  const am = /^(?:我|本人)?(?:现在|目前)?(?:是|的(?:岗位|职务)是|任)(.{2,40})$/.exec(now)
  return am &&
    (JOB.test(am[1] as string) || namesPost(am[1] as string)) &&
    !/^不/.test(now) &&
    (OWN.test(now) || changed !== null)
    ? { type: 'took-post', words: am[1] as string }
    : null
}

const DAY =
  /(?:\d{4}\s*年\s*)?\d{1,2}\s*月\s*\d{1,2}\s*[日号]?|\d{4}[-./]\d{1,2}[-./]\d{1,2}|[今昨][天日]|前天|上个?(?:周|星期|礼拜)[一二三四五六日天]/g
const AROUND_TITLE =
  /^(?:[\s,，。]|我|本人|现在|目前|今年|去年|于|自|从|起|到|至|就|是|的|了|又)+|(?:[\s,，。]|到任|上任|就任|任职|今年|去年|起|了|到|至|于|自|从)+$/g
const VERBS =
  /到任|上任|就任|担任|兼任|调任|转任|接任|当选为?|任命为|履新|调到|调往|起?[当任做](?=.*(?:书记|长|主任|主席|委员))/
const LONGEST_TITLE = 30

/**
 * The title as the person writes it (滕州市西岗镇镇长), without the day and the words around it.
 * @param matched the words of a title that were recognised, kept where nothing better is left.
 */
export function titleIn(words: string, matched: string): string {
  const bare = words.replace(DAY, '').replace(AROUND_TITLE, '').replace(VERBS, '').replace(AROUND_TITLE, '')
  return bare.length >= 2 && bare.length <= LONGEST_TITLE && JOB.test(bare) ? bare : matched
}

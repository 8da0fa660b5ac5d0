import type { CivilDate } from '../../../calendar/index.ts'
import { parseNumeral } from '../../../text/index.ts'
import { daysAhead, daysPast } from '../../../understanding/index.ts'
import type { AfterDigest } from './said.ts'

const END = '[啊呀哦哈啦嘛呢的了吧。.!！~～\\s]*$'
const FINISHED =
  '(?:完成|做完|做好|办完|办好|搞定|搞完|搞好|弄完|弄好|干完|落实|处理完|结束)(?:了|啦|过|好|完|掉|的)*|(?:做|办|搞|弄|干|处理)(?:过了|过|了|啦|的)|已记录|ok'
const TOLD =
  '(?:带队|检查|去|查|开|述|听|学|训|培训|公示|研究|报|交|考核|调研|分析)(?:过了|完了|好了|过|完|了|啦|的)'
const DONE = new RegExp(`^(.*?)(?:(${FINISHED})|${TOLD})${END}`, 'i')
const MARKED = /^我已完成(?:\(记录\))?$/
const NUMBER =
  /(?:第([一二两三四五六七八九十\d]{1,2})[项个条件]|(最后一?)[项个条件]|(前|头)?([两二三四五六])[项个条件])(?:和|、|跟)?/g
const AROUND =
  /^(?:我们?|本人|这|那|该|另外?|剩下|其余|其他|上面|上述|提醒|里|说|的|事情?|任务|工作|几|些|个|项|一|都|也|就|已经?|早就?|刚刚?|才|全部?|所有|均|其实|确实|是|在|给|把|您|你|照单|嗯|哦|[,、:\s])+|(?:我们?|本人|这|那|[这那]一?[项个]|的事情?|任务|都|也|就|已经?|早就?|刚刚?|才|全部?|均|其实|是|把|给|[,、:\s])+$/g
const ALL = /都|全|所有|均/

const MUTE = [
  /^(?:今天|今日)(?:就|先|都|请)*(?:不再|不要|别|不用|不必|甭)再?(?:给我)?(?:提醒|催|发|通知|打扰|烦)(?:我)?/,
  /^(?:请|就|先)*(?:不要|别|不用|甭)(?:再|老|总|一直)*(?:催|烦|啰嗦|唠叨|吵)(?:我)?/,
]
/** Only behind 知道了 and the like: by itself it switches the reminders off. */
const MUTE_TOO = /^(?:就|请|今天)*(?:不要|别|不用|不必|甭)再?(?:提醒|发|通知|打扰)(?:我)?/
const DETAILS =
  /^(?:看看?|说说?|给我)?(?:一下)?(?:详情|详细(?:点|内容|情况|说明|说说?)?|细节|具体(?:内容|要求|规定|是什么)?|(?:条文)?原文)(?:呢|是什么|看看|说说?)?[?？]?$|^(?:这?是|依据|根据|按照?|出自)*(?:的是)?(?:哪|什么)一?[条款部个项]?(?:规定|法规|条款?|文件|要求|办法|依据)?(?:要求|规定)?的?(?:啊|呢|呀)?[?？]?$|^(?:依据|规定|条文|法规)(?:是什么|在哪里?|怎么说的?)?[?？]?$/
const NOT_MINE =
  /^(?:[这那]一?[项个条件些]?|第[一二三四五六七八九十]?[项个条件])(?:事|提醒|任务)?(?:以后|今后)?(?:都|就)?(?:不要|不用|不必|不需要|别)再?提醒(?:我)?$|^.{0,14}(?:不归我|不是我(?:的(?:事|活|职责|任务|责任)|管|分管|负责)|不该我|我不(?:分?管|负责)|与我无关|(?:跟|和|与)我(?:没|无)关系?|我没有?这[项个]?(?:职责|任务)|轮不到我)(?:管|做|负责|办)?(?:这[个项块])?$/
const NOT_YET =
  /^(.{0,16}?)(?:(?:也|都|暂时)?(?:还没有?|没有?|尚未|未|没来得及|没顾上|没时间|没空)(?:做|完成|办|搞|弄|去|开|查|检查|带队|开始|落实|述职?|来得及|顾上|时间|空|动)?(?:完|成|好)?(?:呢)?|(?:完成|做完|办完|去|来)不[了及完]?(?:做|办|去)?|来不及(?:做|办|去)?|(?:给|都)?忘(?:记|做|去)?)$/
const HEARD =
  /^(?:(?:好的?|知道|知晓|明白|了解|收到|晓得|行|可以|嗯+|哦|噢|ok|没问题|谢谢(?:提醒)?|多谢(?:提醒)?|辛苦|记住|马上办|马上安排|抓紧办|尽快办|会(?:尽快|抓紧)(?:办|做|完成))(?:你|您|了|啦|的)*)$/i
const LATER =
  /^(?:请|麻烦|那|就|到时候?|等)*(.{0,16}?)(?:再|重新)?(?:来)?(?:提醒|叫|喊)(?:一下|一次|一声)?(?:我)?(?:一下|一次|一声|一遍)?$/
const SOME_TIME =
  /晚一?点|待会儿?|过?一会儿?|等会儿?|稍后|回头|改天|过[一两几三]天|[明后]天|明早|[下上中]午|晚上|下?个?(?:周|星期|礼拜|月)|月底|季末|\d|点|小时|分钟|到时|再/

const TO_COME =
  /^(?:我|们|准备|打算|计划|争取|一定|会|要|就|再|之?前|以前|去|来|带队|把|它|这|项|个)*(?:做|办|搞|弄|去|完成|落实|处理|补|安排|做完|办完|补上)(?:掉|完|好)?$/

/** One clause of what is said of a digest. */
export type Part =
  | Exclude<AfterDigest, { type: 'not-yet' }>
  | { type: 'not-yet'; what: string }
  /** Nothing but a day. */
  | { type: 'when'; date: CivilDate | null; note: string | null }

/** Reads one clause; null where it says something else. `later`: another stands before it. */
export function readPart(part: string, today: CivilDate, later: boolean): Part | null {
  if (MUTE.some((pattern) => ends(pattern, part))) return { type: 'mute' }
  if (later && ends(MUTE_TOO, part)) return { type: 'mute' }
  if (HEARD.test(part)) return { type: 'heard' }
  if (DETAILS.test(part)) return { type: 'details' }
  const plain = part.replace(/[了啦啊呀哦吧]+$/u, '')
  if (NOT_MINE.test(plain)) return { type: 'not-mine' }
  const notYet = NOT_YET.exec(plain)
  if (notYet) return { type: 'not-yet', what: bare(notYet[1] ?? '') }
  const asked = LATER.exec(plain)
  if (asked && SOME_TIME.test(part) && bare(withoutDays(asked[1] ?? '', today)).length <= 8)
    return /不|别|没/.test(part) ? null : { type: 'later', words: plain }
  return readIntent(plain, today) ?? readDone(part, today)
}

/** 明天去, 争取周五前做完: with a day, and nothing named. */
function readIntent(part: string, today: CivilDate): Part | null {
  const [day, second] = daysAhead(part, today)
  if (!day || second || !(day.date === null || day.date > today)) return null
  const words = part.slice(day.start, day.end)
  const rest = part.slice(0, day.start) + part.slice(day.end)
  return TO_COME.test(rest) ? { type: 'later', words: `${words}提醒我` } : null
}

function ends(pattern: RegExp, part: string): boolean {
  const found = pattern.exec(part)
  return found !== null && new RegExp(`^${END}`).test(part.slice(found[0].length))
}

function readDone(part: string, today: CivilDate): Part | null {
  const empty = {
    type: 'done' as const,
    named: [],
    numbers: [],
    all: false,
    count: null,
    date: null,
    note: null,
    except: [],
  }
  if (MARKED.test(part)) return { ...empty, told: false }
  const days = daysPast(part, today)
  if (days.length > 1) return null
  const [day] = days
  const said = { date: day?.date ?? null, note: day?.note ?? null }
  const rest = day ? part.slice(0, day.start) + part.slice(day.end) : part
  if (day && /^(?:是|就|的)*$/.test(rest)) return { type: 'when', ...said }
  const found = DONE.exec(rest)
  if (!found || /[?？没不未别]|吗$|哪|什么|谁|怎么|如果|要是|等|希望|必须|应/.test(rest)) return null
  const before = found[1] as string
  const { numbers, count, rest: unnumbered } = readNumbers(before)
  const told = found[2] === undefined
  const verb = told ? rest.slice(before.length).replace(/[过完好了啦的]+.*$/u, '') : ''
  const name = bare(`${unnumbered}${unnumbered === '' ? '' : verb}`)
  const all = numbers.length === 0 && (count !== null || ALL.test(before))
  return { ...empty, ...said, told, numbers, all, count, named: name === '' ? [] : [name] }
}

/** 第一项和第二项, 前两项, 两项. */
function readNumbers(before: string): { numbers: number[]; count: number | null; rest: string } {
  const numbers: number[] = []
  let count: number | null = null
  const rest = before.replace(NUMBER, (_, nth?: string, last?: string, front?: string, many?: string) => {
    if (last) numbers.push(-1)
    else if (nth) numbers.push(parseNumeral(nth) ?? 0)
    else if (front) numbers.push(...upTo(parseNumeral(many as string) ?? 0))
    else count = parseNumeral(many as string)
    return ''
  })
  return { numbers, count, rest }
}

/** The words that name a thing, without those that only point at it. */
function bare(words: string): string {
  let left = words
  for (let before = ''; before !== left; ) {
    before = left
    left = left.replace(AROUND, '')
  }
  return left
}

function withoutDays(text: string, today: CivilDate): string {
  return daysPast(text, today).reduceRight(
    (left, { start, end }) => left.slice(0, start) + left.slice(end),
    text,
  )
}

function upTo(count: number): number[] {
  return Array.from({ length: count }, (_, i) => i + 1)
}

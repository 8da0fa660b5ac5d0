import type { Line } from './lines.ts'
import { endsSentence, readHeading, readItem } from './markers.ts'
import { readingText } from './reading.ts'

const KINDS =
  '(?:办法|细则|规定|条例|规则|规程|准则|章程|守则|决定|意见|方案|制度|法|标准|指引|清单|批复|解释|通则|法典|修正案|公约|协定|规范|纲要|预案|措施|职责|规划|通知|公告|决议|安排|解答)'
const TITLE = new RegExp(`^[^。；，！？]{2,80}${KINDS}(?:[（(][^（）()]{1,20}[）)])?$`)
const ISSUED = new RegExp(
  `(?:印发|发布|公布|转发|实施|修订|通过|颁布)[^《。]{0,20}《(.{2,100}?${KINDS}(?:（[^（）]{1,20}）)?)》`,
)

const BEGINS = /^中华人民共和国/
const KIND_ALONE = new RegExp(`^[^。；，！？《》]{0,3}${KINDS}(?:[（(][^（）()]{1,20}[）)])?$`)
const HEAD_LINES = 15
const NOTICE =
  /^[^。；，！？]{4,100}(?:的?通知|通报|的?意见|的?公告|的?决议|的?函|的?命令|的?答复|提纲|纪要)(?:[（(][^（）()]{1,30}[）)])?$/

/**
 * The title of a document without articles: the first of its first lines that reads like one (two where it is
 * broken), a notice's own title included; null where there is none.
 */
export function findHeadTitle(lines: readonly Line[]): string | null {
  const texts = lines.slice(0, HEAD_LINES).map(({ text }) => (text.length > 200 ? '' : readingText(text)))
  for (const [i, own] of texts.entries()) {
    if (readItem(own) !== null) return null
    if (/^[“"《]|文件$/.test(own) || /^(?:目录|通知|公告|决定|公报)$/.test(own)) continue
    if (!TITLE.test(own) && !NOTICE.test(own)) continue
    const before = texts[i - 1] ?? ''
    const broken = /^(?:关于|印发|的)/.test(own) && before.length >= 4 && !/[。：:〕\])）号]$/.test(before)
    return broken || (!BEGINS.test(own) && goesOn(before)) ? before + own : own
  }
  return null
}

/**
 * The title of a regulation out of the lines before its first heading: the last line that reads like one (two
 * where it is broken), else the name in 关于印发《…》的通知, else null.
 */
export function findTitle(lines: readonly Line[]): string | null {
  for (let i = lines.length - 1; i >= 0; i--) {
    const { text } = lines[i] as Line
    if (text.length > 200 || readHeading(text) !== null || readItem(text) !== null) continue
    const before = i > 0 ? readingText((lines[i - 1] as Line).text) : ''
    const rest = readingText(text)
    // 城市房地产管理 / 法: the kind alone is no title, the two lines are one.
    const own = KIND_ALONE.test(rest) && goesOn(before) ? before + rest : rest
    if (
      halvesQuote(own) ||
      !TITLE.test(own) ||
      /^《|^\d{4}年|关于.*的通知$|^(?:目录|通知|公告|决定)$/.test(own)
    )
      continue
    if (own !== rest) return own
    const broken =
      own.length <= 16 &&
      before.length >= 6 &&
      !endsSentence(before) &&
      /(?:关于|贯彻|落实|实施|省|市|县|区|和|》)$/.test(before)
    return broken || (!BEGINS.test(own) && goesOn(before)) ? before + own : own
  }
  const head = readingText(
    lines
      .slice(0, 40)
      .map((line) => line.text.slice(0, 500))
      .join(' '),
  )
  return ISSUED.exec(head)?.[1] ?? null
}

/** A line that begins a title and says no kind: 中华人民共和国…, 关于…; not one that says who made it. */
function goesOn(line: string): boolean {
  return (
    /^(?:中华人民共和国|关于)[^。；，！？：:（()）]{4,60}$/.test(line) &&
    !/(?:令|公告|通知|号|院|部|会|局|署|厅|府|法)$/.test(line) &&
    !TITLE.test(line) &&
    !NOTICE.test(line)
  )
}

/** Out of the middle of a name: 次会议《关于修改部分法, 律》的决定. */
function halvesQuote(line: string): boolean {
  return (line.match(/《/g)?.length ?? 0) !== (line.match(/》/g)?.length ?? 0)
}

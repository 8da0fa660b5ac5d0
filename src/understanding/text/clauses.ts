/** A stretch of text between two commas or the like. Offsets are into the prepared text. */
export interface Clause {
  start: number
  end: number
  /** 0-based line and sentence (across the message) that hold it. */
  line: number
  sentence: number
  /** The sign that ends it: `,` `:` `。` `?` … or '' at the end of a line. */
  mark: string
}

const SENTENCE_MARKS = new Set(['。', '!', '?', ';', '✅', '❌', '✔', '✓', '☑', '✗', '✘'])
const LABEL =
  /^\s*(?:时间|日期|地点|主持人?|参加人员|参会人员|出席人员|列席人员|出席|列席|议题|内容|会议名称|会议内容|活动内容|记录人?|带队领导|检查内容|检查地点|检查时间|会议时间|会议地点|主题|事项)\s*[::]/
const NUMBERING =
  /^\s*(?:\d{1,2}\s*[、)]\s*|\d{1,2}\.\s*(?=\D|\d{1,2}[月./-]\d)|[(]\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*[)]\s*|[①-⑳]\s*|[一二三四五六七八九十]{1,3}\s*、\s*|[-*•·●▪]\s+|[•·●▪]\s*)/

/**
 * Splits a text into clauses. Line numbering is blanked first, and the lines of a form (时间：… 地点：…) are joined.
 * @returns the clauses, the text they index (of the same length as `text`), and whether it is such a form
 */
export function splitClauses(text: string): { text: string; clauses: Clause[]; form: boolean } {
  const form = text.split('\n').filter((line) => LABEL.test(line)).length >= 2
  const plain = blankNumbering(form ? text.replace(/\n/g, ',') : text)
  const clauses: Clause[] = []
  let sentence = 0
  let line = 0
  let start = 0
  const close = (end: number, mark: string) => {
    if (plain.slice(start, end).trim() !== '') clauses.push({ start, end, line, sentence, mark })
    start = end + 1
  }
  for (let i = 0; i < plain.length; i++) {
    const char = plain[i] as string
    if (char === '\n') {
      close(i, '')
      line++
      sentence++
    } else if (SENTENCE_MARKS.has(char) || isFullStop(plain, i)) {
      close(i, char)
      sentence++
    } else if (separates(plain, i)) close(i, char)
  }
  close(plain.length, '')
  return { text: plain, clauses, form }
}

/** A western full stop at the end of a sentence; not in 11.3, not after a list number. */
function isFullStop(text: string, i: number): boolean {
  return (
    text[i] === '.' &&
    /[\u4e00-\u9fff)a-zA-Z]/.test(text[i - 1] ?? '') &&
    /^(?:$|[\s\u4e00-\u9fff])/.test(text.slice(i + 1, i + 2))
  )
}

function separates(text: string, i: number): boolean {
  const char = text[i] as string
  const before = text[i - 1] ?? ''
  const after = text[i + 1] ?? ''
  if (char === ',') return !(/\d/.test(before) && /^\d{3}(?!\d)/.test(text.slice(i + 1, i + 5)))
  if (char === ':') return !(/\d/.test(before) && /\d/.test(after))
  if (char === '|' || char === '\t' || char === '…') return true
  return (
    char === ' ' &&
    /[\u4e00-\u9fff)\d]/.test(before) &&
    /[\u4e00-\u9fff]/.test(after) &&
    !/^[月日号年]/.test(after)
  )
}

/** Blanks 1、 2、 … at the heads of lines; a lone 3、5、8号 is a list of days and stays. */
function blankNumbering(text: string): string {
  const lines = text.split('\n')
  const numbered = lines.filter((line) => NUMBERING.test(line)).length
  const inline = text.replace(
    /([。;:,\s])(\d{1,2}[、.)](?!\d{1,2}[号日、.])|[(]\d{1,2}[)]|[①-⑳])(?=\s*\S)/g,
    (all, mark: string) => (mark === '\n' ? all : `。${' '.repeat(all.length - 1)}`),
  )
  const split = inline.replace(/(?<=[^\s。])[②-⑳]/g, '。')
  const source = /(?:1[、.)]|①|[(]1[)])[\s\S]*(?:2[、.)]|②|[(]2[)])/.test(text) ? split.split('\n') : lines
  return source
    .map((line) => {
      if (numbered < 2 && !/^\s*[-*•·●▪①-⑳]/.test(line)) return line
      return line.replace(NUMBERING, (mark) => ' '.repeat(mark.length))
    })
    .join('\n')
}

import { MARK, type Mark, normalised, PAPER, STAR, TERM } from './forms.ts'

/** A first page holds no more than this, where the format has no pages. */
const PAGE_LINES = 60
const PAGE_CHARACTERS = 3_000
/** The lines in whose corners a mark may stand beside other words. */
const CORNER_LINES = 6

/** What may be written with a grade on a line of its own. */
const BESIDE = '(?:级|件|文件|资料|材料|文档|公文|电报|级别)?'
const WARNING =
  '(?:(?:严禁|禁止|不得|不准|请勿|切勿)(?:外传|外泄|复制|翻印|扩散|公开|传播|摘抄|转发|上网|拍照|携出)|(?:注意|妥善)(?:保存|保管|保密)|阅后(?:即焚|退回|收回|销毁)|(?:会后|用后)(?:收回|退回))'
const URGENCY = '(?:特急|加急|平急|特提|急件|火急|限时)'
/** Written before a grade: 【内部】机密, 内部资料 机密. */
const INNER = '[【〔\\[(]?(?:内部|涉密)(?:文件|资料|材料|刊物|使用)?[】〕\\])]?'
const COPY = '(?:(?:份号|编号|No\\.?)?:?[0-9]{1,8}(?:号|份)?)'
const GRADE = `${MARK}${BESIDE}(?:[ ${STAR.slice(1, -1)}*·.•—–~-]*[(（]?${TERM}[)）]?|${STAR})?`

/** A sheet of a star after the grade is a mark wherever it stands, but of businesses' own secrets. */
const STARRED = new RegExp(`(商业|企业|技术|个人)?${MARK}级?[ \\t]*(?:${STAR}|[*][ \\t]*${TERM})`, 'u')
/** 密级：秘密; a list of all grades to choose from is none. */
const LABELLED = new RegExp(
  `(?:密级|秘级|密等|保密等级|涉密等级|保密级别)(?:及|和|与)?(?:保密)?(?:期限)?[ \\t]*[:：|]?[ \\t]*${MARK}(?!\\p{Script=Han}|[ \\t]*[、/,，□○]|[ \\t]+${MARK})`,
  'u',
)
const TICKED = new RegExp(`[☑☒✓✔√■●][ \\t]*${MARK}`, 'u')
const BRACKETED = new RegExp(`[【〔\\[][ \\t]*${GRADE}[ \\t]*[】〕\\]]`, 'u')
/** Round brackets are a mark at an end of a line; within a sentence they only name a grade. */
const ROUND = new RegExp(`^[(（]${GRADE}[)）]|[(（]${GRADE}[)）]$`, 'u')
const ALONE = new RegExp(
  `^(?:${COPY}[ \\t]*)?(?:${INNER}[ \\t·]*)?(?:${URGENCY}[ \\t·]*)?${GRADE}(?:[ \\t·,，;；:：!！—-]*(?:${URGENCY}|${COPY}|${WARNING}))*[!！。]*$`,
  'u',
)
/** 机密会议纪要 as a title; 机密文件管理制度 is none. */
const TITLE = new RegExp(`^${MARK}级?${PAPER}{1,2}$`, 'u')
const CORNER = new RegExp(`^${GRADE}(?:[ \\t]*${URGENCY})?$`, 'u')
/** What only adorns a line: brackets, signs of Markdown, rules, stars around. */
const ADORNED = /^[\s#>*_=~|\-—–“”"'「」『』《》<>◆■●▲※·]+|[\s#*_=~|\-—–“”"'「」『』《》<>◆■●▲※·]+$/gu

/**
 * The mark of secrecy that a first page carries; null where it carries none. A grade named in a sentence, a title or
 * an explanation of grades is no mark.
 * @param lines printed lines from the top, cells and columns apart by tabs
 */
export function markOnPage(lines: readonly string[]): Mark | null {
  const page = firstPage(lines)
  for (const [at, line] of page.entries()) {
    const found = markInLine(line, at < CORNER_LINES) ?? uprightMark(line, page[at + 1])
    if (found) return found
  }
  return null
}

/** The mark that a line carries wherever on a page it stands: of the header of a page, say. */
export function markOfLine(line: string): Mark | null {
  return markInLine(normalised(line), true)
}

function firstPage(lines: readonly string[]): string[] {
  const page: string[] = []
  let characters = 0
  for (const line of lines) {
    if (line.trim() === '') continue
    page.push(normalised(line.slice(0, PAGE_CHARACTERS)))
    characters += line.length
    if (page.length >= PAGE_LINES || characters > PAGE_CHARACTERS) break
  }
  return page
}

function markInLine(line: string, corner: boolean): Mark | null {
  const starred = STARRED.exec(line)
  if (starred && starred[1] === undefined) return starred[2] as Mark
  const found =
    LABELLED.exec(line)?.[1] ??
    (/密级|保密等级/.test(line) ? TICKED.exec(line)?.[1] : undefined) ??
    BRACKETED.exec(line)?.[1] ??
    ROUND.exec(line.trim())?.slice(1).find(Boolean) ??
    ALONE.exec(line.replace(ADORNED, ''))?.[1] ??
    (corner ? (TITLE.exec(line.replace(ADORNED, ''))?.[1] ?? cornerMark(line)) : undefined)
  return (found as Mark | undefined) ?? null
}

/** A grade at the left or right edge, with room between it and the rest of the line. */
function cornerMark(line: string): string | undefined {
  const columns = line
    .split(/\t|[ ]{2,}/)
    .map((column) => column.replace(ADORNED, ''))
    .filter((column) => column !== '')
  // A heading whose letters are set wide apart is one word.
  if (columns.every((column) => [...column].length === 1)) return undefined
  const edges = columns.length > 1 ? [columns[0], columns.at(-1)] : []
  for (const edge of edges) {
    const found = CORNER.exec(edge ?? '')?.[1]
    if (found) return found
  }
  return undefined
}

/** Written downwards: a character a line. */
function uprightMark(line: string, next: string | undefined): Mark | null {
  const [first, second] = [line.trim(), next?.trim()]
  return second === '密' && /^[绝机秘]$/.test(first) ? (`${first}密` as Mark) : null
}

import { type DraftingVocabulary, oneOf } from './vocabulary.ts'

/** Finds who is bound in the words of a clause. */
export interface SubjectReader {
  /**
   * The subject at the head of a stretch of words: 县级以上人民政府应当… → 县级以上人民政府.
   * @param closed words follow that are not given (a period, a number): the stretch may end with its subject.
   * @returns the words and where they end; null where the stretch begins with something else.
   */
  subject(words: string, closed: boolean): Found | null
  /** Who the lead of a list or the heading of an article speaks of: 区（市）党委主要负责人安全生产职责主要包括. */
  lead(words: string): string | null
  heading(words: string): string | null
  /** The first mention of a body inside the words: 建立完善各级党委和政府安全生产责任考核制度. */
  mention(words: string): string | null
  /** 由村务监督委员会主持 → 村务监督委员会. */
  by(words: string): Found | null
  /** 主要负责人 of a list for 政府部门的领导干部 → 政府部门主要负责人. */
  relative(who: string, lead: string): string | null
  personal(who: string): boolean
  /** The words end with a body or a person. */
  named(who: string): boolean
}

export interface Found {
  who: string
  start: number
  end: number
}

const LONGEST = 70
/** A bearer that no list knows (受赠人) is told by its last character, if it is no longer than this. */
const SHORT = 10
const LEADING =
  /^(?:[并且但还也均都则]|而且|并且|但是|同时|其中|此外|另外|因此|各自|以及|或者|原则上|一般|[\s、]|[（(][0-9一二三四五六七八九十]{1,3}[）)]|[0-9]{1,2}[.、．]|[①-⑳])+/

export function createSubjectReader(vocabulary: DraftingVocabulary): SubjectReader {
  const { subjects } = vocabulary.words
  const persons = oneOf(subjects.persons)
  const heads = oneOf([...subjects.persons, ...subjects.bodies])
  const tail =
    '(?:及其(?:他)?[^，。；]{0,16}?(?=应当|必须|应|须|对|按|每|至少)|[（(][^（）()]{1,30}[）)]|等|们|双方|各方)*'
  const head = new RegExp(`${heads}${tail}`, 'g')
  const next = `(?!${oneOf(subjects.notVerbs)})(?:${oneOf([...subjects.modals, ...subjects.after])})`
  const after = new RegExp(`^(?:，|,)?${next}`)
  const modal = new RegExp(`^[^，。；：]{2,${LONGEST}}?(?=应当|必须)`)
  const verb = new RegExp(`^(?!${oneOf(subjects.notVerbs)})${oneOf(subjects.verbs)}`)
  const person = new RegExp(`${persons}(?:[（(][^（）()]*[）)]|等)*$`)
  const bearing = new RegExp(`(?:${heads}|${subjects.lastPattern.source})(?:[（(][^（）()]*[）)])?$`)
  const ranked = new RegExp(`${subjects.rankPattern.source}(?=$|(?:，|,)?${next})`)
  const doing = new RegExp(
    `^${oneOf(subjects.doing)}[^，。；应]{2,40}?的(?:${heads}|[人者])(?=应当|必须|应|须|要|每|至少|$)`,
  )
  // 设置人应当……, 在野外使用射线装置的单位应当……
  const clausal = new RegExp(
    `^(?!${oneOf(subjects.objects)})(?:[^，。；：应每]{2,40}?的[^，。；：应每的]{0,8}?(?:${heads}|[人者户])|[^，。；：应每]{1,3}[人者员方])(?=，?(?:应当|必须|应于|每|除)|$)`,
  )
  const longer = new RegExp(`^${oneOf(subjects.doing)}[^，。；应]{2,30}?的(?:${heads})(?=应当|必须)`)
  const endsNamed = new RegExp(`${heads}(?:[（(][^（）()]*[）)])?$`)
  const relativeLead =
    /^(?<organ>.{2,}?)(?:的)?(?:党政)?(?:领导干部|领导班子成员|领导班子|班子成员|领导人员|领导|干部|负责人|各级负责人|有关人员|人员)$/
  const trim = (words: string) =>
    words
      .replace(/^(?:由|经|各地)(?=.{3,})/, '')
      // 审批项目由国务院公安部门: who does it stands after 由.
      .replace(/^.{2,}?(?<![自理])由(?!于|此)(?=.{3,})/, '')
      .replace(/[、，\s]+$/, '')
  /** A subject holds no modal, no clause of its own: 由 and what is before it are cut off by {@link inner}. */
  const mixed = /应当|必须|有权|可以|不得|是|[，。；：]|(?:地区|山区|平原)$/
  const acceptable = (words: string) =>
    words.length >= 1 && !mixed.test(words) && words.length <= LONGEST && !verb.test(words)

  function subject(words: string, closed: boolean): Found | null {
    const skipped = LEADING.exec(words)?.[0].length ?? 0
    const rest = words.slice(skipped)
    if (verb.test(rest)) {
      // 使用危险化学品从事生产的单位应当……: a verb that belongs to the bearer.
      const doer = doing.exec(rest)?.[0] ?? clausal.exec(rest)?.[0]
      if (doer === undefined || (doer.length === rest.length && !closed)) return null
      return { who: doer, start: skipped, end: skipped + doer.length }
    }
    for (const match of rest.matchAll(head)) {
      const body = match.index + match[0].length
      // 县级人民政府分管负责人每月…: the person of the body is bound, not the body.
      const end = body + (ranked.exec(rest.slice(body))?.[0].length ?? 0)
      if (end > LONGEST) break
      const follows = rest.slice(end)
      // 所在地, 所需 begin another word.
      if (match[0] === '所' && /^[在有属需列称规定]/.test(follows)) continue
      const ends = follows === '' ? closed : after.test(follows)
      if (!ends) continue
      // 人员密集场所履行消防安全职责的单位应当……: the bearer is the longer one.
      const whole = longer.exec(rest.slice(end))?.[0].length ?? 0
      const who = trim(rest.slice(0, end + whole))
      if (acceptable(who) && balanced(who)) return { who, start: skipped, end: skipped + end + whole }
      break
    }
    const plain = rest.replace(subjects.adverbPattern, '')
    if (closed && plain.length <= SHORT && acceptable(plain) && bearing.test(plain)) {
      return { who: plain, start: skipped, end: words.length }
    }
    const said = modal.exec(rest)?.[0]
    if (said === undefined || !acceptable(said) || !balanced(said) || !bearing.test(said)) return null
    const who = trim(said)
    return { who, start: skipped, end: skipped + said.length }
  }

  function lead(words: string): string | null {
    const deputy = subjects.deputyPattern.exec(words)?.groups
    if (deputy !== undefined && /其[^，。；]{0,16}(?:职责|责任|任务)/.test(words)) {
      const by = deputy.who as string
      const task = (deputy.task as string).replace(/，.*$/, '')
      const last = subjects.deputyHeads.find((word) => by.endsWith(word)) ?? '负责人'
      return `${deputy.organ}${task}的${last}`
    }
    const first = /^[^，。；：,:;]*/.exec(words.slice(0, 2 * LONGEST))?.[0] ?? ''
    const ends = [...first.matchAll(head)]
      .map((match) => match.index + match[0].length)
      .filter((end) => acceptable(trim(first.slice(0, end))) && balanced(first.slice(0, end)))
    const deed = ends.find((end) => after.test(first.slice(end)))
    const last = ends.findLast((end) => end === first.length || subjects.leadPattern.test(first.slice(end)))
    const end = deed ?? last
    if (end !== undefined) return trim(first.slice(0, end).replace(LEADING, ''))
    // ……不得超过标准；矿山企业应当按照下列要求检测：
    const closing = /[。；](?<last>[^。；]+)$/.exec(words.slice(-4 * LONGEST))?.groups?.last
    return (subject(words, false) ?? (closing === undefined ? null : subject(closing, false)))?.who ?? null
  }

  function heading(words: string): string | null {
    const cut = words.replace(/[\s ]+/g, '').replace(subjects.headingTailPattern, '')
    if (cut === words || cut.length < 2) return null
    return [...cut.matchAll(head)].some((match) => match.index + match[0].length === cut.length) &&
      acceptable(cut)
      ? cut
      : null
  }

  const inside =
    /(?:各级|本级|上级|下级|县级以上|市级|省级)?(?:[^，。；、的]{0,8}?)(?:党委和政府|党委、政府|人民政府|党委|管委会|委员会|部门|企业|学校|医院|单位)/
  const inner = new RegExp(`^(?:${subjects.inside.join('|')})+`)
  const mentioned = new RegExp(
    `(?:各级|本级|县级以上|市|县|区)[^，。；的]{0,10}?${oneOf(subjects.bodies.filter((word) => word.length > 1))}(?:和(?:人民)?政府)?`,
  )
  function mention(words: string): string | null {
    const match = mentioned.exec(words) ?? inside.exec(words)
    // 向……主管部门备案: who is told is not who tells.
    if (match === null || /[向对报到经送]$/.test(words.slice(0, match.index))) return null
    const found = match[0]
      .replace(LEADING, '')
      .replace(inner, '')
      .replace(/^.*(?:应当|必须|[向对将由把])/, '')
    return found.length >= 2 && !/[不或]/.test(found) && acceptable(found) ? found : null
  }

  const byWhom = new RegExp(
    `由(?<who>[^，。；由]{1,40}?${heads}(?:[（(][^（）()]{1,20}[）)])?)(?=${oneOf([...subjects.after, ...subjects.modals])}|，|$)`,
  )
  function by(words: string): Found | null {
    const match = byWhom.exec(words)
    if (match?.groups?.who === undefined) return null
    return { who: match.groups.who, start: match.index, end: match.index + match[0].length }
  }

  return {
    subject,
    lead,
    heading,
    mention,
    by,
    relative(who, leadWho) {
      // 县级每季度…… in a list of 各级政府主要负责人.
      if (/^[省市县区乡镇村]级$/.test(who) && leadWho.startsWith('各级')) return `${who}${leadWho.slice(2)}`
      if (!subjects.relativePattern.test(who)) return null
      const organ = relativeLead.exec(leadWho)?.groups?.organ?.replace(subjects.rankHeadPattern, '')
      return organ === undefined || organ.length < 2 ? null : `${organ}${who}`
    },
    named: (who) => endsNamed.test(who),
    personal: (who) => person.test(who) && !/(?:班子|委员会|小组)$/.test(who),
  }
}

function balanced(words: string): boolean {
  return (words.match(/[（(]/g)?.length ?? 0) === (words.match(/[）)]/g)?.length ?? 0)
}

import type { PeopleWords } from '../vocabulary/index.ts'
import { anyOf } from '../vocabulary/index.ts'

/** A leader whom the text names as acting. */
export interface Actor {
  /** As written: 赵镇长, 党委副书记、镇长赵某某. */
  words: string
  index: number
  end: number
  /** Whether the person may be the holder of the account. */
  holder: boolean
}

export interface People {
  /** The acting leader of a clause, if one is named. */
  actor: (clause: string, posts: readonly string[]) => Actor | null
  firstPerson: RegExp
  /** Whether an outside body or visitor acts in the clause. */
  outsider: (clause: string, posts: readonly string[]) => boolean
  /** Somebody comes to us: 到我区, 来我镇. */
  visits: (clause: string) => boolean
  isTown: (posts: readonly string[]) => boolean
  isInstitution: (posts: readonly string[]) => boolean
}

/** 我, but not 我区, 帮我, 提醒我. */
const FIRST_PERSON =
  /(?<![帮给替醒叫让向跟随和陪把被要查看下])(?:我们?(?!区|市|镇|县|局|街|单位|办|委|院|校|公司|国|省|的|这|部门|乡|厅|处|科)|本人|俺们?(?!区|镇|局)|咱们?(?!区|镇|局)|笔者)/
/** The leader is the object of these, not the one who acts. */
const NOT_SUBJECT =
  /(?:陪同|陪着?|随同?|跟着?|跟随|向|给|请|让|叫|派|安排|委托|带着|邀请|配合|听取|对|把|将|约谈|协助|迎接|接待|根据|按照|经|报|参加|跟|和|与|同)\s*(?:了|着)?[^,。;\s]{0,4}$/

/** 举办全镇企业…培训班: the body is whom it was held for. */
const HELD_FOR = /(?:举办|组织|召集|开展|主办|承办|面向|邀请|办了?|对|为)[^,。;]{0,6}$/

export function compilePeople(words: PeopleWords): People {
  const title = anyOf(words.titles)
  const surname = `[${words.surnames}]`
  const region =
    '(?:[\\u4e00-\\u9fff]{0,6}?(?:省|自治区|市|区|县|州|镇|乡|街道|局|委|办|党委|党工委|政府|办事处))?'
  const named = `(?<colloquial>${surname}(?:[某xX]{1,2})?(?<short>${title}))`
  const formal = `(?<formal>${region}(?:${title}、?(?:${region}))*(?<full>${title})(?:${surname}[某xX]{1,2}|${surname}[\\u4e00-\\u9fff]{1,2}(?=带队|率队|到|赴|在|主持|检查|一行|昨|今|前|上|下|等|,|来|深入|对|陪|参加|督|调|召开)))`
  const unnamed = `(?<unnamed>(?<=^|[,。;:\\s天日号午晚早了])${region}(?<bare>${title})(?=带队|率队|到|赴|在|主持|检查|一行|昨|今|前天|上周|亲自|本人|来|深入|召开|去|督|调研|\\d))`
  const pattern = new RegExp(`${formal}|${named}|${unnamed}`, 'u')
  const outsiders = anyOf(words.outsiders)
  const body = new RegExp(
    `^(?:[^,。;]{0,12}?[\\d日号天晚早午周一二三四五六,\\s])?(?:[\\u4e00-\\u9fff]{1,5}(?:省|市|区|县|镇|街道))?(?:省|市|区|县|镇)?${outsiders}(?![长主任领导精神]|会议|专职|召开|全体)[^,。;]{0,24}?(?:检查|督导|督查|巡查|调研|培训|排查|抽查|暗访|夜查|突查|演练|执法|考核|自查)`,
  )
  const visiting =
    /来人(?:查|检查)|组[^,。;]{0,4}来查|进驻(?:我[区镇县市局]|咱们?|我们)|来(?:检查|督导|督查|调研|暗访|巡查)了?(?:我们|咱们|俺们)|(?:来|到|莅临)(?:咱们?|我们)(?:区|镇|这|局|园|厂|县|乡|办)|(?:来|到|莅临|赴)我(?:区|市|镇|县|局|街道|乡|办|单位|厂|辖区)/
  const own = new RegExp(`^[^,。;]{0,16}?${anyOf(words.own)}(?!企业|辖区|的|开展|检查|进行|安全)`)
  const suffix = (post: string) => post.slice(post.indexOf(':') + 1)
  const isInstitution = (posts: readonly string[]) =>
    posts.some((post) => words.institutions.includes(suffix(post)))
  const titlesOf = (posts: readonly string[]): ReadonlySet<string> | null => {
    if (posts.length === 0 || posts.some((post) => !words.holders[post])) return null
    return new Set(posts.flatMap((post) => words.holders[post] ?? []))
  }
  const seats = Object.entries(words.seats).flatMap(([level, names]) =>
    names.map((name) => [name, level] as const),
  )
  const seatWord = new RegExp(
    `(${anyOf(seats.map(([name]) => name))})(?:委|党委|党工委|政府|人民政府)?(?:常委|、|副书记|,|\\s)*${title}`,
  )
  const levelOf = new Map(seats)
  const seatOf = (phrase: string) => levelOf.get(seatWord.exec(phrase)?.[1] ?? '')
  const mayHold = (phrase: string, strict: boolean, posts: readonly string[]): boolean => {
    const allowed = titlesOf(posts)
    if (!allowed) return true
    const seat = seatOf(phrase)
    if (seat && posts.every((post) => (words['post-seats'][post] ?? seat) !== seat)) return false
    const all = [...phrase.matchAll(new RegExp(title, 'g'))].map(([each]) => each)
    return all.some((each) => {
      if (!allowed.has(each)) return false
      // A deputy is called 区长 to the face; written out in full, 区长 is the head.
      return !strict || each.startsWith('副') || !allowed.has(`副${each}`)
    })
  }
  return {
    firstPerson: FIRST_PERSON,
    actor(clause, posts) {
      const match = pattern.exec(clause)
      if (!match?.groups) return null
      if (NOT_SUBJECT.test(clause.slice(0, match.index))) return null
      if (/^(?:办公会|带队制|信箱|热线|联席|同志们)/.test(clause.slice(match.index + match[0].length)))
        return null
      const phrase = match[0]
      const strict = match.groups.colloquial === undefined
      return {
        words: phrase,
        index: match.index,
        end: match.index + phrase.length,
        holder: mayHold(phrase, strict, posts),
      }
    },
    outsider(clause, posts) {
      if (isInstitution(posts)) return false
      const at = body.exec(clause)?.[0].search(new RegExp(outsiders)) ?? -1
      if (at >= 0 && HELD_FOR.test(clause.slice(0, at))) return false
      return at >= 0 && !own.test(clause.slice(0, at + 2))
    },
    visits: (clause) => visiting.test(clause),
    isTown: (posts) => posts.some((post) => words['town-posts'].includes(suffix(post))),
    isInstitution,
  }
}

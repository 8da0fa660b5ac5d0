import { formatPlace, type ParsedRegulation, splitRef } from '../regulation/index.ts'
import { DATE, dateIn } from './dates.ts'
import { placeOf } from './place-of.ts'
import type { Place } from './places.ts'
import type { DraftedMeta } from './types.ts'
import type { DraftingVocabulary } from './vocabulary.ts'

/** Lines of the source that may say who issued it and when: some before the first article, some after the last. */
const AROUND = 80
const NUMBER = /[\u4e00-\u9fff]{1,14}[〔[（(【](?:19|20)\d{2}[〕\]）)】]\s*第?\s*\d{1,4}\s*号/
const DECREE = /[\u4e00-\u9fff]{2,30}(?:令|公告)\s*[（(]?第\s*[0-9〇零一二三四五六七八九十百]{1,5}\s*号/
/** （某某令第53号发布 …）, （某某政府印发 某政发〔2024〕3号）: what the note below the title tells. */
const NOTED = new RegExp(
  `^[（(]?\\s*(?:${DECREE.source}\\s*(?:公布|发布|颁布)|[\\u4e00-\\u9fff]{2,30}(?:印发|公布|发布|颁布)[\\s，,]*${NUMBER.source})`,
)
const BODY = /(?:委员会|政府|办公厅|办公室|部|局|厅|院|署|会|处|中心|集团|公司|学校|大学)$/
const KIND =
  /(?:实施)?(办法|细则|规定|条例|规则|规程|准则|意见|方案|制度|标准|指引|决定|章程|守则|规范|措施|法)(?:[（(][^（）()]{1,16}[）)])?$/

/**
 * What a regulation says of itself. Never throws for what the text holds; what it does not say is null.
 * @param source the text as issued, of which `parsed` was made
 * @param taken short names of other regulations: this one's differs from each
 */
export function draftMeta(
  parsed: ParsedRegulation,
  source: string,
  vocabulary: Pick<DraftingVocabulary, 'gazetteer'>,
  taken: ReadonlySet<string> = new Set(),
): DraftedMeta {
  const before = linesIn(parsed.preamble)
  const after = parsed.annexes.filter(({ kind }) => kind === 'imprint').flatMap(({ text }) => linesIn(text))
  const lines = [...before.slice(0, AROUND), ...after.slice(0, AROUND)]
  const fullName = parsed.title === null ? null : parsed.title.replace(/[\s\u3000]+/g, '')
  const signature = signatureOf(before) ?? signatureOf(after)
  const note = noteOf(before, source)
  const issuers = signature?.issuers.length ? signature.issuers : note.issuers
  const issued = signature?.date ?? note.date ?? dateIn(after.find((line) => /印发/.test(line)) ?? '')
  const force = inForceOf(parsed, before, issued)
  const place = placeOf(fullName, issuers, lines, vocabulary.gazetteer)
  return {
    fullName,
    shortName: fullName === null ? null : shortNameOf(fullName, place, taken),
    documentNumber: numberOf(lines),
    issuers,
    issued: issued ?? force.date,
    inForce: force.date,
    inForceNote: force.note,
    authority: place?.authority ?? null,
    region: place === null ? null : { name: place.name, within: place.within },
    regionNote: place?.note ?? null,
  }
}

function linesIn(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

/** The lines above a date that stands alone: who signed. */
function signatureOf(lines: readonly string[]): { issuers: string[]; date: string } | null {
  const alone = new RegExp(`^${DATE}$`)
  for (let i = lines.length - 1; i >= 0; i--) {
    const line = lines[i] as string
    if (!alone.test(line)) continue
    const date = dateIn(line)
    if (date === null) continue
    const issuers: string[] = []
    for (let j = i - 1; j >= 0 && i - j <= 6; j--) {
      const words = (lines[j] as string).replace(/\s+/g, '')
      if (words.length > 30 || !BODY.test(words) || /[。；：，]/.test(words)) break
      issuers.unshift(words)
    }
    return { issuers, date }
  }
  return null
}

/** （2021年3月1日某省人民代表大会常务委员会第九次会议通过 …）: under the title of what an assembly or a government made. */
function noteOf(lines: readonly string[], source: string): { issuers: string[]; date: string | null } {
  const made = new RegExp(
    `(${DATE})(?:第\\s*[0-9]+\\s*[号届次]|[^0-9〇。]){0,80}?(?:通过|公布|发布|颁布|批准|印发)`,
  )
  const text = lines.join('\n')
  const found = made.exec(text) ?? made.exec(source.slice(0, 3000))
  const words = found?.[0] ?? ''
  const assembly =
    /(?<=日\s*|[（(：，、\s])[\u4e00-\u9fff]{2,20}?(?=第[^\s]{1,6}届(?:人民代表大会|全国人民代表大会))[^，。；]*?(?:人民代表大会)(?:常务委员会)?/.exec(
      words.replace(/^.*?日\s*/, '，'),
    )?.[0]
  const named = assembly?.replace(/第[一二三四五六七八九十百]{1,5}届/, '')
  const decree = DECREE.exec(withoutDates(text))?.[0].replace(/(?:令|公告).*$/, '')
  // （某年某月某日某某市人民政府第5次常务会议通过 …）
  const maker = /[\u4e00-\u9fff]{2,30}?(?=第[^\s第]{1,8}次|通过|公布|发布|颁布|批准|印发)/.exec(
    withoutDates(words),
  )?.[0]
  const issuer = named ?? [decree, maker].find((each) => each !== undefined && BODY.test(each))
  return { issuers: issuer === undefined ? [] : [issuer], date: dateIn(words) }
}

function numberOf(lines: readonly string[]): string | null {
  for (const pattern of [NUMBER, DECREE]) {
    for (const line of lines.map(withoutDates)) {
      const found = (pattern.exec(line)?.[0] ?? '').replace(/^.*(?:印发|发布|公布|下发)(?=.)/, '')
      const alone = line.length <= 40 && found.length >= line.length * 0.6
      if (found !== '' && (alone || NOTED.test(line))) return found.replace(/\s+/g, '')
    }
  }
  return null
}

/** A date runs on into the name of who decreed: 1990年4月6日某某市人民政府令. */
function withoutDates(text: string): string {
  return text.replace(new RegExp(DATE, 'g'), ' ').trim()
}

/** 本办法自2019年6月27日起施行; 自公布之日起施行 → the day of issue. */
function inForceOf(
  parsed: ParsedRegulation,
  before: readonly string[],
  issued: string | null,
): { date: string | null; note: string | null } {
  const dated = new RegExp(`自\\s*(${DATE})\\s*(?:起|开始)\\s*(?:正式)?(?:施行|实施|执行|生效)`)
  const published = /自(?:公布|发布|印发|颁布|下发|通过|发文)之日起(?:正式)?(?:施行|实施|执行|生效)/
  const articles = parsed.provisions.filter(({ kind }) => kind === 'article')
  const told = articles.toReversed().map(({ ref, text }) => {
    const parts = splitRef(ref)
    return { place: `${parts === null ? '' : formatPlace(parts)}规定`, text }
  })
  // Old regulations say it in the note below the title alone.
  told.push({ place: '标题下的说明写着', text: before.filter((line) => /^[（(]/.test(line)).join('\n') })
  for (const { place, text } of told) {
    const day = dated.exec(text)
    if (day !== null) {
      const date = dateIn(day[0])
      if (date !== null) return { date, note: `${place}“${day[0]}”。` }
    }
    const from = published.exec(text)
    if (from !== null) {
      const note =
        issued === null
          ? `${place}“${from[0]}”，文本没有印出这一天，请核对后填写。`
          : `${place}“${from[0]}”，按文本印出的日期${issued}计。`
      return { date: issued, note }
    }
  }
  return { date: null, note: null }
}

/**
 * 山东安全生产条例: the region and what it is about. What binds a region's leaders is what the product is for, and is
 * called by its kind alone: 枣庄办法.
 */
function shortNameOf(title: string, place: Place | null, taken: ReadonlySet<string>): string {
  const kind = KIND.exec(title)?.[1] ?? ''
  const region = place === null || place.authority === 'nation' ? '' : place.short
  const bare = withoutRegion(title, place)
    .replace(/^中华人民共和国/, '')
    .replace(/[（(][^（）()]{1,16}[）)]$/, '')
  const long = `${region}${bare}`
  const ofLeaders = bare.length > 10 && region !== '' && kind !== '' && /领导干部/.test(bare)
  const choices = ofLeaders ? [`${region}${kind}`, long] : [long]
  const free = [...choices, title].find((name) => !taken.has(name))
  if (free !== undefined) return free
  for (let n = 2; ; n++) if (!taken.has(`${title}（${n}）`)) return `${title}（${n}）`
}

/** Without the names of the region and those around it that it begins with, long or short. */
function withoutRegion(title: string, place: Place | null): string {
  if (place === null) return title
  const names = [...place.within, place.name, place.short].sort((a, b) => b.length - a.length)
  return title.replace(new RegExp(`^(?:${names.join('|')})+`), '')
}

import type { CivilDate } from '../calendar/index.ts'
import { formatDay, isCivilDate } from '../calendar/index.ts'
import type { DraftedMeta } from '../drafting/index.ts'
import type { Authority, RegulationMeta } from '../knowledge/index.ts'
import { NO_REGION, plainRegion } from './regions.ts'
import type { Guesses, ReviewedMeta } from './types.ts'

const NO_ISSUER = '文中没有写明'
const NATION = '全国'
const UNKNOWN_AUTHORITY = '没有认出由哪一级制定，请核对。'

/** What a text says of itself, with what it does not say filled in, and why so. */
export interface ProposedMeta {
  value: ReviewedMeta
  guesses: Guesses
}

/**
 * @param title as the parser found it; null where it found none.
 * @param name of the file, without its ending: the last resort.
 * @param today on which it is imported, in Asia/Shanghai.
 */
export function proposeMeta(
  drafted: DraftedMeta,
  { title, name, today }: { title: string | null; name: string; today: CivilDate },
): ProposedMeta {
  const guesses: Guesses = {}
  const guess = <K extends keyof ReviewedMeta>(key: K, value: ReviewedMeta[K], why: string) => {
    guesses[key] = why
    return value
  }
  const fullName = drafted.fullName ?? title ?? guess('fullName', name, '没有认出标题，暂用文件名。')
  const inForce = isDate(drafted.inForce)
    ? drafted.inForce
    : guess('inForce', today, `没有找到施行日期，暂按导入之日（${formatDay(today)}）计。`)
  const said = isDate(drafted.issued) ? drafted.issued : null
  const issued =
    said === null
      ? guess('issued', inForce, '没有找到印发日期，暂与施行日期相同。')
      : said > inForce
        ? guess('issued', inForce, `文中的印发日期 ${formatDay(said)} 晚于施行日期，暂与施行日期相同。`)
        : said
  const region = drafted.region ?? unknownRegion(fullName, guess)
  if (drafted.regionNote !== null) {
    guesses.region = drafted.regionNote
    // A city's name may be a prefecture's or a county's.
    if (region.within.length === 0) guesses.authority = `没有认出由哪一级制定，按“${region.name}”的名称填写。`
  }
  return {
    value: {
      fullName,
      shortName: drafted.shortName ?? guess('shortName', shorten(fullName), '没有认出平时的叫法。'),
      documentNumber: drafted.documentNumber,
      issuers:
        drafted.issuers.length > 0
          ? drafted.issuers
          : guess('issuers', [NO_ISSUER], '没有认出制定或印发的机关。'),
      issued,
      inForce,
      inForceNote: guesses.inForce ?? drafted.inForceNote,
      repealed: null,
      authority: drafted.authority ?? guess('authority', authorityOf(region), UNKNOWN_AUTHORITY),
      region,
      replaces: null,
    },
    guesses,
  }
}

/** Only what the nation's, a province's or a city's assembly or government makes is called so. */
const OF_STATE = /(?:条例|(?<!办)法)(?:[（(][^（）()]{1,16}[）)])?$/

/** A title without a place: a province's or a city's would name its own. */
function unknownRegion(
  title: string,
  guess: (key: 'region', value: ReviewedMeta['region'], why: string) => ReviewedMeta['region'],
): ReviewedMeta['region'] {
  return OF_STATE.test(title)
    ? guess('region', { name: NATION, within: [] }, `“${title}”的标题和正文开头没有地名，暂按全国的规定计。`)
    : guess('region', { name: NO_REGION, within: [] }, '没有认出适用的地区，核对以前不当作任何一地的规定。')
}

/**
 * The least specific that is safe: without a region it binds nobody whose place is known, and never goes before what a
 * city or county made.
 */
function authorityOf({ name }: ReviewedMeta['region']): Authority {
  return name === NATION ? 'nation' : 'province'
}

function shorten(fullName: string): string {
  return fullName.length <= 20 ? fullName : `${fullName.slice(0, 18)}…`
}

function isDate(date: string | null): date is CivilDate {
  return date !== null && isCivilDate(date)
}

/** The metadata as the knowledge keeps it: content of meta.yaml. */
export function metaFile(
  id: string,
  series: string,
  meta: ReviewedMeta,
  levels: { id: string; name: string }[],
): Omit<RegulationMeta, 'levels'> & { levels: { id: string; name: string }[] } {
  const { fullName, shortName, documentNumber, issuers, issued, inForce, inForceNote, repealed } = meta
  const { name, within } = meta.region
  const plain = plainRegion(name)
  return {
    id,
    series,
    fullName,
    shortName,
    aliases: documentNumber === null ? [] : [documentNumber],
    documentNumber,
    issuers,
    issued,
    inForce,
    repealed,
    ...(inForceNote === null ? {} : { inForceNote }),
    authority: meta.authority,
    region: {
      name,
      aliases: meta.authority === 'nation' || plain === name || name === NO_REGION ? [] : [plain],
      places: [],
      within,
    },
    levels,
    slips: [],
  }
}

/** The other way round: what a reviewer sees of metadata in force. */
export function reviewedMeta(meta: RegulationMeta, replaces: string | null): ReviewedMeta {
  const { fullName, shortName, documentNumber, issuers, issued, inForce, repealed, authority } = meta
  return {
    fullName,
    shortName,
    documentNumber,
    issuers,
    issued,
    inForce,
    inForceNote: meta.inForceNote ?? null,
    repealed,
    authority,
    region: { name: meta.region.name, within: meta.region.within },
    replaces,
  }
}

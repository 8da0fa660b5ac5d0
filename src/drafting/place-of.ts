import type { Gazetteer, Place } from './places.ts'

/** Whose a regulation is; `note` where its words alone do not say it. */
export interface PlaceOf extends Place {
  /** What is to be looked at, and why; null where the text says it all. */
  note: string | null
}

const NATION: PlaceOf = { authority: 'nation', name: '全国', short: '全国', within: [], note: null }
const OF_NATION = /^(?:中华人民共和国|中国共产党(?!.{2,12}委员会)|中共中央|国务院|全国)/
const MAKERS =
  /国务院|全国人民代表大会|国家[\u4e00-\u9fff]{2,16}(?:总局|局|委员会|部)|中共中央|[\u4e00-\u9fff]{2,8}部令|(?:应急管理|公安|教育|交通运输|住房和城乡建设|水利|农业农村|生态环境|卫生健康|市场监督管理)(?:部|总局)/
const NOT_LISTED = '行政区划里没有这个名称'
/** Lines of the beginning that may name who made it. */
const HEAD = 12

/**
 * By the title, then by who issued it, then by the lines above the text. A printed name must be one of the list whole,
 * and one place only; else the printed name stands, with what is known told in the note.
 */
export function placeOf(
  title: string | null,
  issuers: readonly string[],
  lines: readonly string[],
  gazetteer: Gazetteer,
): PlaceOf | null {
  if (title !== null && OF_NATION.test(title)) return NATION
  const head = [title ?? '', ...issuers, ...lines.slice(0, HEAD)]
  for (const words of [title ?? '', ...issuers]) {
    const found = named(words.replace(/^《/, ''), head, gazetteer)
    if (found !== null) return found
  }
  if (MAKERS.test([...issuers, ...lines.slice(0, HEAD)].join('\n'))) return NATION
  for (const line of lines.slice(0, HEAD)) {
    const found = gazetteer.place(line)
    if (found !== null) return { ...found, note: null }
  }
  return null
}

function named(words: string, head: readonly string[], gazetteer: Gazetteer): PlaceOf | null {
  const found = gazetteer.places(words)
  const [first] = found
  if (first === undefined) return unknown(words, head, gazetteer)
  const around = (place: Place): boolean => head.some((line) => isNamed(place.within.at(-1), line))
  const fitting = found.length === 1 ? found : found.filter(around)
  const [only] = fitting
  const { name } = first
  const inside = found.length === 1 ? insideOf(first, words, gazetteer) : null
  if (inside !== null) return inside
  if (only === undefined || fitting.length > 1) {
    const where = `叫这个名称的不止一处（${found.map(inWords).join('、')}）`
    return asPrinted({ ...first, short: name, within: [] }, where)
  }
  if (only.authority !== 'county' || only.within.length === 0 || around(only)) return { ...only, note: null }
  // Districts take each other's names: one that stands alone is not taken for the one that is in the list.
  if (name.endsWith('区'))
    return asPrinted({ ...only, short: name, within: [] }, `行政区划里有${inWords(only)}`)
  return { ...only, note: `“${name}”按行政区划认作${inWords(only)}，文中没有印出，请核对。` }
}

/** 枣庄市某某区: a district that the list has not, of a city that it has. */
function insideOf(around: Place, words: string, gazetteer: Gazetteer): PlaceOf | null {
  const at = words.indexOf(around.name)
  if (at < 0 || (around.authority !== 'province' && around.authority !== 'prefecture')) return null
  const printed = gazetteer.printed(words.slice(at + around.name.length))
  if (printed === null || !/[县区旗市]$/.test(printed.name)) return null
  const authority = around.authority === 'prefecture' ? 'county' : printed.authority
  return asPrinted({ ...printed, authority, within: [...around.within, around.name] }, NOT_LISTED)
}

/** A name that is in no list, with the places around it where another line prints them before it. */
function unknown(words: string, head: readonly string[], gazetteer: Gazetteer): PlaceOf | null {
  const printed = gazetteer.printed(words.replace(/^(?:中国共产党|中共)/, ''))
  if (printed === null) return null
  for (const line of head) {
    const at = line.indexOf(printed.name)
    const around = at > 0 ? gazetteer.place(line.slice(0, at)) : null
    if (around !== null && [...around.within, around.name].join('').endsWith(line.slice(0, at)))
      return asPrinted({ ...printed, within: [...around.within, around.name] }, NOT_LISTED)
  }
  return asPrinted(printed, NOT_LISTED)
}

function asPrinted(place: Place, why: string): PlaceOf {
  const missing = place.within.length === 0 && place.authority !== 'province'
  const ask = missing ? '请核对，并补上所在的省、市。' : '请核对。'
  return { ...place, note: `地区“${place.name}”按标题的开头填写：${why}，${ask}` }
}

/** 山东省枣庄市 or 枣庄 in a line. */
function isNamed(region: string | undefined, line: string): boolean {
  return region !== undefined && line.includes(region)
}

function inWords({ name, within }: Place): string {
  return `${within.join('')}${name}`
}

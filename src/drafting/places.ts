import { z } from 'zod'
import type { Authority } from '../knowledge/index.ts'

const words = z.array(z.string().min(1))

/** Shape of knowledge/language/places.yaml: province → prefecture → counties, separated by white space. */
export const placesSchema = z.strictObject({
  /** Words that end like the name of a place and are none: 城乡, 开发区. */
  common: words,
  /** What no name of a place begins with: 关于, 自然. */
  beginnings: words,
  provinces: z.record(z.string().min(1), z.record(z.string().min(1), z.string().min(1).nullable())),
})

export interface Place {
  authority: Authority
  /** 枣庄市 */
  name: string
  /** 枣庄: as people say it. */
  short: string
  /** Around it, the widest first, without the nation. */
  within: string[]
}

export interface Gazetteer {
  /** The place that a title or an issuer begins with: 枣庄市贯彻落实…; the narrowest one. Null where it names none, or a name of several. */
  place(words: string): Place | null
  /** Every place of the name that `words` begin with: several of 鼓楼区, one of 南京市鼓楼区. */
  places(words: string): Place[]
  /** What reads like a place at the beginning of `words`, known or not: 临江区. */
  printed(words: string): Place | null
}

const AUTONOMOUS =
  /(?:(?:壮|回|维吾尔|哈萨克|蒙古|柯尔克孜|土家|苗|藏|彝|布依|侗|朝鲜|傣|景颇|傈僳|哈尼|白|羌|黎|满|瑶|畲|土|撒拉|保安|东乡|裕固|锡伯|塔吉克|达斡尔|鄂温克|鄂伦春|仡佬|水|毛南|仫佬|拉祜|佤|纳西|普米|怒|独龙|各)族)*自治[区州县旗]$/
const DIRECT = '直管'
const TOWN = /^[\u4e00-\u9fff]{2,6}?(?:镇|乡|街道)(?=人民政府|党委|党工委|办事处)/
const PRINTED = /^([\u4e00-\u9fff]{2,7}?)(自治[区州县旗]|地区|街道|[省市县区州盟旗镇乡])(?![委政])/
/** After a short name, the kind of another place: 平湖县 is not 平湖市. */
const KIND = /^(?:自治|地区|[省市县区州盟旗镇乡村])/

export function createGazetteer(places: z.output<typeof placesSchema>): Gazetteer {
  const known: (Place & { names: string[] })[] = []
  const add = (authority: Authority, name: string, within: string[]) => {
    const short = shortOf(name)
    known.push({ authority, name, short, within, names: namesOf(name, short, authority) })
  }
  for (const [province, prefectures] of Object.entries(places.provinces)) {
    add('province', province, [])
    for (const [prefecture, counties] of Object.entries(prefectures)) {
      const direct = prefecture === DIRECT || prefecture === province
      if (!direct) add('prefecture', prefecture, [province])
      for (const county of counties?.trim().split(/\s+/) ?? []) {
        add('county', county, direct ? [province] : [province, prefecture])
      }
    }
  }
  const gazetteer: Gazetteer = {
    place(words) {
      const found = gazetteer.places(words)
      return found.length === 1 ? (found[0] as Place) : null
    },
    places(words) {
      let rest = words.replace(/^(?:中国共产党|中共|中华人民共和国)/, '')
      let found: Place[] = []
      // 山东省枣庄市滕州市: each name narrows the one before.
      for (let step = 0; step < 3; step++) {
        const next = startsWith(rest, found[0] ?? null)
        if (next === null) break
        found = next.places
        rest = rest.slice(next.length)
        if (found.length > 1) return found
      }
      const [only] = found
      const town = TOWN.exec(rest)?.[0]
      if (only !== undefined && town !== undefined) return [townOf(town, [...only.within, only.name])]
      return found
    },
    printed(words) {
      const [name, base = '', kind = ''] = PRINTED.exec(words) ?? []
      if (name === undefined || places.common.some((word) => name.endsWith(word))) return null
      if (places.beginnings.some((word) => base.startsWith(word))) return null
      if (/[镇乡道]$/.test(kind)) return townOf(name, [])
      return { authority: authorityOf(kind), name, short: name, within: [] }
    },
  }
  return gazetteer

  function startsWith(words: string, inside: Place | null): { places: Place[]; length: number } | null {
    let best: { places: Place[]; length: number } | null = null
    for (const { names, ...place } of known) {
      if (inside !== null && !place.within.includes(inside.name)) continue
      for (const name of names) {
        // 城区, 郊区, 矿区 are names inside a city alone.
        if (!words.startsWith(name) || (inside === null && /^.区$/.test(name))) continue
        if (name === place.short && name !== place.name && KIND.test(words.slice(name.length))) continue
        const before = best?.places[0]
        if (
          best === null ||
          before === undefined ||
          name.length > best.length ||
          rank(place) < rank(before)
        ) {
          if (best === null || name.length >= best.length) best = { places: [place], length: name.length }
        } else if (name.length === best.length && rank(place) === rank(before)) best.places.push(place)
      }
    }
    return best
  }
}

function townOf(name: string, within: string[]): Place {
  return { authority: 'town', name, short: name.replace(/(?:镇|乡|街道)$/, ''), within }
}

function rank({ authority }: Place): number {
  return ['province', 'prefecture', 'county', 'town', 'nation'].indexOf(authority)
}

/** Of a name that is in no list; a city may be a county's as well: the wider is proposed. */
function authorityOf(kind: string): Authority {
  if (kind === '省' || kind === '自治区') return 'province'
  return /^(?:市|自治州|州|地区|盟)$/.test(kind) ? 'prefecture' : 'county'
}

/** 凉山彝族自治州 is called 凉山州 and 凉山 as well; the short names of counties are too often words: 公安, 资源, 会同. */
function namesOf(name: string, short: string, authority: Authority): string[] {
  const names = authority === 'county' ? [name] : [name, short]
  if (AUTONOMOUS.test(name) && short !== name) names.push(`${short}${name.at(-1)}`)
  return [...new Set(names)]
}

/** 枣庄市 → 枣庄, 广西壮族自治区 → 广西; a name of two characters stays whole. */
function shortOf(name: string): string {
  const cut = name.replace(AUTONOMOUS, '').replace(/特别行政区$/, '')
  if (cut !== name && cut.length >= 2) return cut
  const plain = name.replace(/(?:省|市|地区|盟|州|县|区|旗|林区)$/, '')
  return plain.length >= 2 ? plain : name
}

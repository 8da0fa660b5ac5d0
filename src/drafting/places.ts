import { z } from 'zod'
import type { Authority } from '../knowledge/index.ts'

/** Shape of knowledge/language/places.yaml: province → prefecture → counties, separated by white space. */
export const placesSchema = z.strictObject({
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
  /** The place that a title or an issuer begins with: 枣庄市贯彻落实…; the narrowest one. Null where it names none. */
  place(words: string): Place | null
}

const AUTONOMOUS =
  /(?:(?:壮|回|维吾尔|哈萨克|蒙古|柯尔克孜|土家|苗|藏|彝|布依|侗|朝鲜|傣|景颇|傈僳|哈尼|白|羌|黎|满|瑶|畲|土|撒拉|保安|东乡|裕固|锡伯|塔吉克|达斡尔|鄂温克|鄂伦春|仡佬|水|毛南|仫佬|拉祜|佤|纳西|普米|怒|独龙|各)族)*自治[区州县旗]$/
const DIRECT = '直管'
const TOWN = /^[\u4e00-\u9fff]{2,6}?(?:镇|乡|街道)(?=人民政府|党委|党工委|办事处)/

export function createGazetteer(places: z.output<typeof placesSchema>): Gazetteer {
  const known: (Place & { names: string[] })[] = []
  const add = (authority: Authority, name: string, within: string[]) => {
    const short = shortOf(name)
    known.push({ authority, name, short, within, names: [...new Set([name, short])] })
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
  return {
    place(words) {
      let rest = words.replace(/^(?:中国共产党|中共|中华人民共和国)/, '')
      let found: Place | null = null
      // 山东省枣庄市滕州市: each name narrows the one before.
      for (let step = 0; step < 3; step++) {
        const next = startsWith(rest, found)
        if (next === null) break
        found = next.place
        rest = rest.slice(next.length)
      }
      const town = TOWN.exec(rest)?.[0]
      if (found !== null && town !== undefined) {
        return {
          authority: 'town',
          name: town,
          short: town.replace(/(?:镇|乡|街道)$/, ''),
          within: [...found.within, found.name],
        }
      }
      return found
    },
  }

  function startsWith(words: string, inside: Place | null): { place: Place; length: number } | null {
    let best: { place: Place; length: number; full: boolean } | null = null
    for (const { names, ...place } of known) {
      if (inside !== null && !place.within.includes(inside.name)) continue
      for (const name of names) {
        const full = name === place.name
        // 城区, 郊区, 矿区 and the like are names of nothing in particular.
        if (
          !words.startsWith(name) ||
          name.length < 2 ||
          (!full && place.authority === 'county' && name.length < 2)
        )
          continue
        const wins =
          best === null ||
          name.length > best.length ||
          (name.length === best.length && rank(place) < rank(best.place))
        if (wins) best = { place, length: name.length, full }
      }
    }
    return best
  }
}

function rank({ authority }: Place): number {
  return ['province', 'prefecture', 'county', 'town', 'nation'].indexOf(authority)
}

/** 枣庄市 → 枣庄, 广西壮族自治区 → 广西; a name of two characters stays whole. */
function shortOf(name: string): string {
  const cut = name.replace(AUTONOMOUS, '').replace(/特别行政区$/, '')
  if (cut !== name && cut.length >= 2) return cut
  const plain = name.replace(/(?:省|市|地区|盟|州|县|区|旗|林区)$/, '')
  return plain.length >= 2 ? plain : name
}

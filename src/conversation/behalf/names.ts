import type { CivilDate } from '../../calendar/index.ts'
import { familyNames } from '../../understanding/index.ts'
import { isTime, readAround, type Said } from './subject.ts'

export interface Named extends Said {
  name: string
}

/** The one of `names` whom the text is about, with the text as that person would say it; null where there is none. */
export function readNamed(text: string, names: readonly string[], today: CivilDate): Named | null {
  for (const name of [...new Set(names)].sort((a, b) => b.length - a.length)) {
    const at = text.indexOf(name)
    if (name.length < 2 || at < 0) continue
    const said = readAround(text.slice(0, at), text.slice(at + name.length), today)
    if (said) return { name, ...said }
  }
  return null
}

const DOUBLE = '欧阳|司马|上官|诸葛|皇甫|尉迟|公孙|慕容|令狐|宇文|司徒|东方|长孙'
/** Words that begin like a name and are none. */
const NO_NAME =
  /^(?:周[一二三四五六日天末内边]|安[全排监]|高[新温层校速危标度]|金[属秋融]|石[化油]|马[上路]|白天|任[内期职务何]|曾[经多两于在到带]|连[夜日续]|江[边北南苏西]|关于|[夏冬秋][天季]|雷雨|车[间站]|水[库]|华[东北南]|应急|项目|单位|常[态务规]|年[初底末度]|平[安时]|党[委政组]|明[天年]|洪水|申[请报]|计划|全[市区县镇乡省体面年力]|方[案面]|时[间任]|易燃|成立|向[上]|和|于[今昨前本上]|包[括村保]|严格|宁夏|海[上边南]|陆续|凌晨|季[度末初中]|管[道线委网]|万达|黄金|农[村业]|游[客艺乐]|古[城镇]|左右|甘肃)/
/** Words that end like an office, a place or a time. */
const NO_PERSON =
  /(?:书记|主任|委员|常委|主席|领导)$|[区市县镇乡村局办委厂园场站所店部组会院校库矿路月日天年季度期间时长]$/
/** What a person does, right after the name. */
const ACTS =
  '(?=同志|今[天日早晚]|昨[天日晚]|前[天日]|上午|下午|晚上|上周|周[一二三四五六日]|本[周月]|\\d{1,2}月|带队|率队|带领|主持|召开|组织|参加|检查|督[促导查]|调研|深入|到|赴|去|本季度|还[差有]|第|的?(?:台账|职责|履职|记录))'

let pattern: RegExp | undefined

/** A name as people are named, that stands at the beginning or after words of time; null where there is none. */
function nameLike(text: string, today: CivilDate): { name: string; at: number } | null {
  pattern ??= new RegExp(
    `((?:${DOUBLE})[\\u4e00-\\u9fff]{1,2}?|[${familyNames()}][\\u4e00-\\u9fff]{1,2}?|[A-Z][a-z]+(?: [A-Z][a-z]+)*)${ACTS}`,
    'gu',
  )
  for (const match of text.slice(0, 40).matchAll(pattern)) {
    const name = match[1] as string
    const before = text.slice(0, match.index).replace(/[\s，,]+$/u, '')
    if (
      before !== '' &&
      !isTime(before, today) &&
      !/^(?:请|帮我)?(?:看|查|看看|查看|看一下|查一下)$/.test(before)
    )
      continue
    if (!NO_NAME.test(name) && !NO_PERSON.test(name)) return { name, at: match.index }
  }
  return null
}

/** 代某某记：… whoever it is. */
const FOR_ANYONE =
  /^(?:请|麻烦)?(?:代替|代|替|帮|为|给)(?!我|今|大家|本|忙|咱)([^，,：:\s您你他她]{2,8}?)(?:记录|记|补记|登记|录入)(?:一下|一?[条笔])?\s*(?:[:：，,]|$|(?=今|昨|前|上|本|这|\d|周))/
const OF_ANYONE = /^(?:请|帮我)?(?:看|查|查看|看看|查一下|看一下|撤销|删除|更正)([\u4e00-\u9fff]{2,4}?)的/

/** Somebody who is named in such a sentence, known or not; null where it speaks of nobody but the speaker. */
export function readAnyone(text: string, known: readonly string[], today: CivilDate): Named | null {
  const named = readNamed(text, known, today)
  if (named) return named
  const anyone = FOR_ANYONE.exec(text)
  if (anyone && (/[:：]$/.test(anyone[0]) || looksLikeName(anyone[1] as string)))
    return { name: anyone[1] as string, how: 'record', rest: text.slice(anyone[0].length) }
  const other = OF_ANYONE.exec(text)?.[1]
  const like =
    other && looksLikeName(other) ? { name: other, at: text.indexOf(other) } : nameLike(text, today)
  if (!like) return null
  const said = readAround(text.slice(0, like.at), text.slice(like.at + like.name.length), today)
  return said && { name: like.name, ...said }
}

/** Whether a word is a name as people are named, family name first: 张伟, 欧阳明. */
export function looksLikeName(word: string): boolean {
  const family = new RegExp(`^(?:(?:${DOUBLE})|[${familyNames()}])[\\u4e00-\\u9fff]{1,2}$`, 'u')
  return family.test(word) && !NO_NAME.test(word) && !NO_PERSON.test(word)
}

/**
 * Somebody whom a report names as the one who did it, at the beginning of one of its clauses; null where it names
 * nobody. `known` are the names of the unit, `own` is that of the speaker.
 */
export function actorNamed(
  text: string,
  known: readonly string[],
  own: string | null,
  today: CivilDate,
): string | null {
  for (const sentence of text.split(/[。！!；;\n]/)) {
    const clauses = sentence.split(/[，,：:]/).map((each) => each.trim())
    const first = clauses.find((clause) => !isTime(clause, today))
    for (const clause of clauses) {
      const words = withoutTime(clause, today)
      const name = known.find((each) => each.length > 1 && words.startsWith(each))
      const like = clause === first ? nameLike(clause, today)?.name : undefined
      const longest = [name, like].sort((a, b) => (b?.length ?? 0) - (a?.length ?? 0))[0]
      if (longest && !own?.startsWith(longest)) return longest
    }
  }
  return null
}

/** A clause without the words of time that it begins with. */
function withoutTime(clause: string, today: CivilDate): string {
  for (let length = Math.min(12, clause.length - 1); length > 0; length--) {
    if (isTime(clause.slice(0, length), today)) return clause.slice(length).trim()
  }
  return clause
}

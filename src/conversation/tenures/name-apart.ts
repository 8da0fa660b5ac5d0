import { familyNames } from '../../understanding/index.ts'
import { looksLikeName } from '../behalf/names.ts'

/** Words about a post without the name of who holds it, and that name in full; null where only a family name was told. */
export interface Apart {
  words: string
  name: string | null
}

const JOB =
  '(?:书记|[区市县镇乡州局处科院部厅办站所队]长|主任|主席|委员|常委|负责人|政委|领导|干部|科员|工作人员)'
const NAME = '(\\p{Script=Han}{2,4}?)'
const CALLED = '(?:叫|名叫|姓名是?|名字是?|名字叫)'
const END = '(?:同志)?\\s*(?=$|[，,。；;、\\s\\d]|自|从|于)'

/** 我叫张伟，是镇长; 张伟，西岗镇镇长 */
const BEFORE = new RegExp(
  `^(我|本人)?(?:是|的?${CALLED})?[\\s:：]*${NAME}(?:同志)?[\\s，,、：:]+(?:(?:我|本人)?(?:现在|目前)?(?:是|现任|担任|任|的?职务是?)[\\s:：]*)?(?=.*${JOB})`,
  'u',
)
const IS_CALLED = new RegExp(`^(?:我|本人)的?${CALLED}(?!了|我|你|他|什么|谁)`)
/** 镇长，我叫张伟; 镇长（张伟） */
const BESIDE = new RegExp(
  `[\\s，,、]*(?:我|本人)?${CALLED}[\\s:：]*${NAME}${END}|[（(]\\s*${NAME}\\s*[)）]`,
  'u',
)
/** 西岗镇镇长张伟 */
const AFTER = new RegExp(`(?<=${JOB})\\s*${NAME}${END}`, 'gu')
/** 副镇长常务, 副镇长管安全: what the post is in charge of. */
const NO_NAME = /[兼管抓责]|安全|生产|工业|农业|教育|全面|工作|主持|常务|期间/

/**
 * Parts the name of a person from words about their post (我是西岗镇镇长张伟，3月1日到任 → 我是西岗镇镇长，3月1日到任):
 * it is no part of the title.
 * @returns null where the words tell no name.
 */
export function nameApart(words: string): Apart | null {
  const before = BEFORE.exec(words)
  const first = before?.[2]
  // Whoever says 我叫 tells a name, whether it looks like one or not: 我叫小李，办公室主任.
  if (before && first !== undefined && (isName(first) || IS_CALLED.test(before[0]))) {
    return { words: `${before[1] ? `${before[1]}是` : ''}${words.slice(before[0].length)}`, name: first }
  }
  const beside = BESIDE.exec(words)
  const told = beside?.[1] ?? beside?.[2]
  if (beside && isName(told)) return { words: without(words, beside), name: told }
  const after = [...words.matchAll(AFTER)].find(([, name]) => isName(name))
  return after ? { words: without(words, after), name: after[1] as string } : familyApart(words)
}

/** 我是张镇长 → 我是镇长 */
function familyApart(words: string): Apart | null {
  const held = new RegExp(
    `(?<=^(?:我|本人)?(?:是|现任)?(?:[^，,]{2,12}的)?)(?!任)[${familyNames()}](?=副?(?:书记|[区市县镇乡局部]长|主任|主席)(?:$|[，,。\\s\\d]))`,
    'u',
  )
  const found = held.exec(words)
  return found ? { words: without(words, found), name: null } : null
}

function isName(word: string | undefined): word is string {
  return word !== undefined && looksLikeName(word) && !NO_NAME.test(word)
}

function without(words: string, match: RegExpExecArray): string {
  return words.slice(0, match.index) + words.slice(match.index + match[0].length)
}

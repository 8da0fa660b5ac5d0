import { pinyin } from 'pinyin-pro'
import { NO_REGION, plainRegion } from './regions.ts'
import type { ReviewedMeta } from './types.ts'

const KIND =
  /(条例|规定|办法|细则|规则|规程|规范|标准|导则|指南|指引|准则|决定|意见|方案|制度|清单|通知|公告|预案|规划|法)(?:[（(][^（）()]*[）)])?$/

/** Kind of a document that says none by its title. */
const OTHER = '文件'

const LONGEST_PART = 40

/**
 * An id that a person can read: region, kind and year in plain letters (`shandong-tiaoli-2021`), with the subject's first
 * words (`guojia-fa-2021-shuju`) or a number behind where it is taken. The same document among the same others always gets the same.
 */
export function newId(meta: ReviewedMeta, taken: ReadonlySet<string>): string {
  const kind = KIND.exec(meta.fullName)?.[1] ?? OTHER
  const { name } = meta.region
  const region = meta.authority === 'nation' ? '国家' : name === NO_REGION ? '' : plainRegion(name)
  const base = [letters(region), letters(kind), meta.inForce.slice(0, 4)]
    .filter((part) => part !== '')
    .join('-')
  const subject = letters(subjectOf(meta, kind))
  const named = subject === '' ? base : `${base}-${subject}`
  // Without a region, kind and year say nothing: banfa-2026.
  const free = (region === '' ? [named] : [base, named]).find((id) => !taken.has(id))
  if (free !== undefined) return free
  for (let n = 2; ; n++) if (!taken.has(`${named}-${n}`)) return `${named}-${n}`
}

const STATE = /^中华人民共和国/
const SUBJECT_CHARACTERS = 4

/** What a title is about, without whose it is and of what kind: 消防 of 中华人民共和国消防法. */
function subjectOf({ fullName, region }: ReviewedMeta, kind: string): string {
  const own = fullName.startsWith(region.name)
    ? fullName.slice(region.name.length)
    : fullName.replace(STATE, '')
  return [...own.replace(KIND, '').replace(kind, '')].slice(0, SUBJECT_CHARACTERS).join('')
}

/** Chinese words in pinyin without tones, other letters and digits as they are, everything else left out. */
export function letters(words: string): string {
  return pinyin(words, { toneType: 'none', type: 'array', v: true })
    .join('')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .slice(0, LONGEST_PART)
}

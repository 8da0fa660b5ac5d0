import type { Attached } from '../../ledger/index.ts'
import { parseNumeral } from '../../text/index.ts'
import { addressesIn, withoutAddresses } from './addresses.ts'

/** The entry that words name: by a number that the ledger prints, or the one recorded last. */
export type EntryNamed = number | 'last'

/** What is said of attachments by itself. `at` counts the attachments of an entry from 1; null where none is named. */
export type EvidenceWish =
  | { does: 'list'; entry: EntryNamed; at: number | null }
  /** What was sent before, or comes with the words; or the addresses in them. */
  | { does: 'attach'; entry: EntryNamed; links: Attached[] }
  /** `bare` where the words name no entry: what was just sent may be meant. */
  | { does: 'detach'; entry: EntryNamed; at: number | null; reason: string | null; bare?: true }

const ENTRY =
  '(?:第\\s*(?<seq>[\\d０-９一二三四五六七八九十百]{1,7})\\s*号|(?<last>上一条|刚才(?:的)?(?:那|这)?一?条|最近一条|最后一条))(?:记录|台账)?'
const FILE = '(?:附件|照片|图片|相片|文件|材料|链接|网址)'
const AT = '(?:\\s*(?<at>[\\d０-９一二三四五六七八九十]{1,3}))?'
const ORDINAL = '(?:第\\s*(?<nth>[\\d０-９一二三四五六七八九十]{1,3})\\s*个)?'
const POLITE = '(?:请|麻烦|请帮我|帮我|我要|我想)?'
const TAKE = '(?:取下|撤下|拿掉|去掉|去除|删除|删掉|删了|移除|撤销|撤回|撤掉)'
const WRONG = '(?:不对|错了|(?:发|附|传|放|弄|搞)错了?)'
const REASON = '(?:[，,。：:；;\\s]+(?:原因(?:是|为)?|理由(?:是|为)?|因为)?[：:\\s]*(?<reason>.{1,200}))?'
const PUT = '(?:附|加|放|挂|归|补|添加?)(?:加|上)?(?:到|在|进|入|给)'

const LIST = new RegExp(
  `^${POLITE}(?:看看?|查看|查一下|看一下|打开|查|显示|给我看?|下载|列出)?${ENTRY}(?:的|有)?(?:哪些|什么|几个|哪几个)?${ORDINAL}${FILE}${AT}(?:有哪些|是什么|有什么|有没有|了?没有|吗|呢)?$`,
  'u',
)
/** 附件发错了, 把照片去掉, 附件: of the entry recorded last. */
const PICTURE = '(?:附件|照片|图片|相片|链接)'
const THIS = '(?:刚才(?:的|发的|附的|传的)?|刚(?:发|附|传)的|[这那][张个份])?'
const BARE_DETACH = [
  new RegExp(
    `^${POLITE}(?:把|将)?${THIS}${ORDINAL}${PICTURE}${AT}(?:给|都)?(?:${TAKE}|[发附传放弄搞]错)(?:了|吧)?${REASON}$`,
    'u',
  ),
  new RegExp(`^${POLITE}${TAKE}${THIS}${ORDINAL}${PICTURE}${AT}吧?$`, 'u'),
]
const BARE_LIST = /^(?:看看?|查看)?附件$/u
const DETACH = [
  new RegExp(`^${POLITE}(?:把|将)?${TAKE}${ENTRY}的?${ORDINAL}${FILE}${AT}${REASON}$`, 'u'),
  new RegExp(
    `^${POLITE}(?:把|将)?${ENTRY}的?${ORDINAL}${FILE}${AT}(?:给|都)?(?:${TAKE}|${WRONG})(?:了|吧)?(?:[，,]?(?:请|要)?${TAKE}(?:吧)?)?${REASON}$`,
    'u',
  ),
]
const ATTACH = [
  new RegExp(
    `^${POLITE}(?:把|将)?(?:这些?|这几?[张个份]|刚才(?:的|发的)?|刚发的?|上面的?|那些?)?(?:[张个份])?${FILE}?(?:都|也)?${PUT}${ENTRY}(?:上|里|中|下面?)?$`,
    'u',
  ),
  new RegExp(
    `^${POLITE}(?:给|为|在)?${ENTRY}(?:上|里)?(?:附上|加上|补上|添加|附|补|加)(?:这些?|这个|刚才的|一?个)?${FILE}$`,
    'u',
  ),
]
/** The same without the addresses; what is left of the words is the title of one. */
const LINK = [
  new RegExp(
    `^${POLITE}(?:给|为|在)?${ENTRY}(?:上|里)?(?:附上|加上|补上|添加|附|加)(?:一?个)?(?:链接|网址|网页|地址)?[：:，,\\s]*(?<title>.{0,40})$`,
    'u',
  ),
  new RegExp(
    `^${POLITE}(?:把|将)?(?<title>.{0,40}?)(?:链接|网址|网页)?[\\s，,]*${PUT}${ENTRY}(?:上|里|中)?$`,
    'u',
  ),
]

/** Reads what is said of the attachments of an entry; null for anything else. */
export function readEvidenceWish(words: string): EvidenceWish | null {
  const text = words.replace(/[\s。！!～~?？]+$/u, '')
  const links = addressesIn(words)
  if (links.length > 0) return linkWish(words, links)
  const attach = first(ATTACH, text)
  if (attach) return { does: 'attach', entry: entryIn(attach), links: [] }
  const detach = first(DETACH, text)
  if (detach) {
    const reason = detach.reason?.trim() ?? (new RegExp(WRONG, 'u').exec(text)?.[0] || null)
    return { does: 'detach', entry: entryIn(detach), at: numberIn(detach), reason }
  }
  const bare = first(BARE_DETACH, text)
  if (bare) {
    const reason = bare.reason?.trim() ?? (new RegExp(WRONG, 'u').exec(text)?.[0] || null)
    return { does: 'detach', entry: 'last', at: numberIn(bare), reason, bare: true }
  }
  if (BARE_LIST.test(text)) return { does: 'list', entry: 'last', at: null }
  const list = first([LIST], text)
  return list && { does: 'list', entry: entryIn(list), at: numberIn(list) }
}

function linkWish(words: string, links: Attached[]): EvidenceWish | null {
  const said = first(LINK, withoutAddresses(words).replace(/[\s。！!，,]+$/u, ''))
  if (!said) return null
  const title = said.title?.replace(/[\s：:，,]+$/u, '').trim() || null
  return {
    does: 'attach',
    entry: entryIn(said),
    links: links.map((each) => ('link' in each ? { link: { url: each.link.url, title } } : each)),
  }
}

type Groups = Record<string, string | undefined>

function first(patterns: readonly RegExp[], text: string): Groups | null {
  for (const pattern of patterns) {
    const groups = pattern.exec(text)?.groups
    if (groups) return groups
  }
  return null
}

function entryIn({ seq }: Groups): EntryNamed {
  return seq === undefined ? 'last' : (parseNumeral(seq) ?? 0)
}

function numberIn({ at, nth }: Groups): number | null {
  const said = at ?? nth
  return said === undefined ? null : parseNumeral(said)
}

/** Words that name an entry and nothing else: 第3号, 附到第3号, 上一条; null for any other. */
export function readEntryNamed(words: string): EntryNamed | null {
  const text = words.replace(/[\s。！!～~吧]+$/u, '')
  const named = first([new RegExp(`^${POLITE}(?:就)?(?:是|附到)?${ENTRY}$`, 'u')], text)
  return named && entryIn(named)
}

import type { Attached } from '../../ledger/index.ts'

/**
 * Chinese text leaves no space around an address: it ends where something begins that no address has. Chinese characters
 * right behind a slash are a folder or a file of it (…/纪要/1.html), up to the next sign that is none.
 */
const ADDRESS =
  /[Hh][Tt]{2}[Pp][Ss]?:\/\/[A-Za-z0-9[][!#-;=?-_a-~]*(?:(?<=\/)\p{Script=Han}(?:\p{Script=Han}|[!#-.0-;=?-_a-~])*(?:\/[!#-;=?-_a-~]*)?)*/gu
/** What closes the sentence around an address, and is none of it. */
const TRAILING = /[.,;:!?'")\]}>]+$/
const LONGEST_ADDRESS = 2000
const LONGEST_TITLE = 40
/** 会议纪要见 https://…: words that only lead to the address. */
const LEADING_TO = /(?:[，,。；;：:\s]|见|详见|链接|网址|地址|在这里?|如下)+$/u

interface Found {
  url: string
  from: number
  to: number
}

function found(text: string): Found[] {
  return [...text.matchAll(ADDRESS)].flatMap((match) => {
    const url = match[0].replace(TRAILING, '')
    const usable = url.length <= LONGEST_ADDRESS && URL.canParse(url) && new URL(url).hostname !== ''
    return usable ? [{ url, from: match.index, to: match.index + url.length }] : []
  })
}

/**
 * The web addresses in words, each with the few words right before it as its title (会议纪要 https://…); null where
 * there are none, or where they are a sentence of their own. They are kept as text and never fetched.
 */
export function addressesIn(text: string): Attached[] {
  let behind = 0
  return found(text).map(({ url, from, to }) => {
    const before = text.slice(behind, from).replace(LEADING_TO, '')
    behind = to
    const title =
      before
        .split(/[，,。；;！!？?\n]/u)
        .at(-1)
        ?.trim() ?? ''
    return { link: { url, title: title !== '' && title.length <= LONGEST_TITLE ? title : null } }
  })
}

/** The words without web addresses, to be read for what they report; as they are where they have none. */
export function withoutAddresses(text: string): string {
  const addresses = found(text)
  if (addresses.length === 0) return text
  let rest = ''
  let behind = 0
  for (const { from, to } of addresses) {
    rest += text.slice(behind, from)
    behind = to
  }
  return `${rest}${text.slice(behind)}`.replace(/[ \t]+/g, ' ').trim()
}

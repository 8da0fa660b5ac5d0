import type { ActivityWords } from '../vocabulary/index.ts'
import { anyOf } from '../vocabulary/index.ts'

/** A half-open range of a text. */
export interface Range {
  start: number
  end: number
}

const STOP =
  '(?=开展|进行|组织|实地|现场|专题|召开|举办|主持|带队|参加|观摩|就|围绕|督促|了一趟|一趟|蹲点|的?安全生产|的?消防安全|[,。;:!?\\n\\u0001()（）]|$)'
const TRAILING =
  /(?:的|了|等地|等处|等|进行|开展|一下|一次|一趟|[\d一二两三]次|[\d一二两三]趟|这|那|的时候|现场|实地|情况|方面|时)$/

/** How many in all, what came to light, and by when: 一共3家, 逮着俩没戴帽子的, 争取月底前. */
export const NO_PLACE =
  /^(?:争取|力争|尽快|尽早|抓紧)|^(?:[本这]?(?:周|月|季度|年)|[月年季]底|[周月季年]末|期限|\d+[日号]|周[一二三四五六日天])(?:之|以)?[前内]$|^[\d一二两三四五六七八九十几]+[家处个]$|^(?:一共|总共|共计?[\d一二两三四五六七八九十几]|合计|累计|逮|揪|抓[着到住]|发现|查[出到]|整改|处罚|罚了|着呢?$)/

/** Says at the end of some words that the thing is done (上周五就完成了), which is no place. */
export function finishedTail({ finished, 'finished-how': how }: ActivityWords): RegExp {
  const which = '(?:[这那该]一?[项个次件]|任务|工作|事情?)'
  return new RegExp(`(?:的?${which})*(?:${anyOf(how)}|\\s)*${anyOf(finished)}[了过啦的\\s]*$`)
}

/**
 * Finds the place in the words about an event: the 到/赴/在 phrase if there is one, else what was inspected, without
 * the topic. Returns a range of `text`, or null.
 */
export function placeReader(words: ActivityWords): (text: string, inspected: boolean) => Range | null {
  const verbs = anyOf(
    words.field.inspect,
    words.field.look.filter((word) => word !== '深入' && word !== '走进'),
    words.field.research,
    ['看', '查'],
  )
  const go = anyOf(words.field.go)
  const topics = new RegExp(`(?:的)?${anyOf(words['place-topics'])}$`)
  const finished = finishedTail(words)
  const season =
    /^(?:节前|节后|冬季|夏季|春季|秋季|汛期|岁末年初|年终岁尾|节日期间|全[区市县镇](?!直|境)|重点|本系统|辖区内?的?|分管领域|分管行业)/
  /** 把辖区加油站过了一遍筛子: what was gone over. */
  const handled =
    /(?:把|将)([^,。;:!?\n\u0001把将]{2,30}?)(?:都|又|全|挨个|逐个|逐一|仔细|好好|来回|重新)*(?:过|查|检查|排查|巡查|摸|捋|筛|看|走|转|跑|扫|翻|瞅|瞧|验|巡|遛|溜)(?:了|过|完)?(?:一|两|三|几|[0-9])?(?:遍|圈|趟|轮|回|次|个遍)/
  const phrase = new RegExp(
    `(?<!正|现|存|实|还|所|回|达|得|做|直|收|看|查|感|想|接|过|失|出|下)${go}(?:了|过)?(?:[一二两三四五六七八九十几\\d]+[趟次回遍])?(?!会|家|年|时|位|底|岗|职|场|建|线)(.{2,40}?)(?:${verbs}|${STOP})`,
  )
  const object = new RegExp(
    `(?:${anyOf(words.field.inspect, words.field.research)}|[查看转跑]|去)(?:了|过|的是)?(?:一下|[一二两三四五六七八九十几\\d]+[趟次回遍圈])?(?:了)?([^,。;:!?\\n\\u0001]{2,40})`,
  )
  const clean = (text: string, range: Range): Range | null => {
    let { start, end } = range
    const slice = () => text.slice(start, end)
    for (let changed = true; changed; ) {
      const before = `${start}-${end}`
      start +=
        /^(?:\s|了|的|一下|[一二两三四五六七八九十几\d]+[趟次回遍圈]|那个|这个|一些|部分|几家|我|辖区的)*/.exec(
          slice(),
        )?.[0].length ?? 0
      start += season.exec(slice())?.[0].length ?? 0
      end -= finished.exec(slice())?.[0].length ?? 0
      end -= topics.exec(slice())?.[0].length ?? 0
      end -= TRAILING.exec(slice())?.[0].length ?? 0
      end -= /[\s、]+$/.exec(slice())?.[0].length ?? 0
      changed = before !== `${start}-${end}` && start < end
    }
    return end - start >= 2 && !NO_PLACE.test(slice()) ? { start, end } : null
  }
  const first = (pattern: RegExp, text: string): Range | null => {
    const match = pattern.exec(text)
    if (!match?.[1]) return null
    const start = match.index + match[0].indexOf(match[1], match[0].startsWith(match[1]) ? 0 : 1)
    return clean(text, { start, end: start + match[1].length })
  }
  return (text, inspected) =>
    first(handled, text) ?? first(phrase, text) ?? (inspected ? first(object, text) : null)
}

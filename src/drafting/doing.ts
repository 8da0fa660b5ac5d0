import { type DraftingVocabulary, oneOf } from './vocabulary.ts'

/** What is to be done, out of the stretches of a sentence that are neither who nor how often. */
export interface DoingReader {
  /** Joins the stretches and takes out 应当, 至少 and what else says no deed. */
  clean(pieces: readonly string[]): string
  /** Nothing of use: empty, or only 的频次, 的标准. */
  empty(what: string): boolean
  /** A bare verb: it needs what stands beside it. */
  bare(what: string): boolean
}

const LONGEST = 80

export function createDoingReader(vocabulary: DraftingVocabulary): DoingReader {
  const { words } = vocabulary
  const long = words.fillers.filter((word) => word.length > 1)
  const short = words.fillers.filter((word) => word.length === 1)
  const anywhere = new RegExp(oneOf(long), 'g')
  const edge = oneOf([...short, '，', '、', '：', '；', '的'])
  const head = new RegExp(`^(?:${edge}|[\\s,;:])+`)
  const end = /(?:[，、：；,;:\s]|并|且|和|及|的|应)+$/
  return {
    clean(pieces) {
      const joined = pieces
        .map((piece) =>
          piece
            .replace(anywhere, '')
            .replace(/[\s\n]+/g, '')
            .replace(head, '')
            .replace(/[，、：；,;:\s]+$/, ''),
        )
        .filter((piece) => piece !== '')
        .join('')
      return joined.replace(head, '').replace(end, '').slice(0, LONGEST)
    },
    empty: (what) => what.length < 2 || /^(?:频次|频率|标准|要求|次数|次|方式|以上)/.test(what),
    bare: (what) =>
      what.length <= 4 &&
      new RegExp(
        `^${oneOf(['召开', '进行', '组织', '开展', '举行', '举办', '实施', '安排', '组织开展', '主持', '参加', '活动', '召开会议', '修订', '更新', '调整', '公布', '报告', '检查', '演练', '一次'])}$`,
      ).test(what),
  }
}

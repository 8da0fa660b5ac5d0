import type { Knowledge } from '../knowledge/index.ts'
import { ImportError } from './errors.ts'
import type { ReadSource } from './read.ts'

/** What imports may hold: every command reads all of them when it starts, at some 5 kB of memory a provision. */
export const LIMITS = {
  /** Articles, or sections cited like them, of one regulation. */
  articles: 5_000,
  /** Paragraphs, items and articles of one regulation. */
  provisions: 30_000,
  /** The same of all imported regulations together. */
  together: 150_000,
}

/** Chinese letters among all letters from which a text without articles may be a regulation. */
const LEAST_CHINESE = 0.1

/**
 * Refuses what no regulation is, and what would weigh on every later command.
 * @param kept provisions of the regulations that were imported before.
 * @throws {ImportError} `no-regulation`, `too-large`
 */
export function assertKeepable(
  { document, first }: ReadSource,
  kept: number,
  limits: typeof LIMITS = LIMITS,
): void {
  const articles = first.provisions.filter(({ kind }) => kind === 'article').length
  if (articles === 0 && shareOfChinese(document.text) < LEAST_CHINESE) {
    throw new ImportError(
      'no-regulation',
      '没有找到条文，也几乎没有中文，不像法规，没有保存：请看一下是不是选错了文件。',
    )
  }
  if (articles > limits.articles) {
    throw new ImportError(
      'too-large',
      `这个文件有 ${articles} 条，一部法规最多 ${limits.articles} 条，没有保存：请只留要用的部分，或者拆成几个文件。`,
    )
  }
  const own = first.provisions.length
  if (own > limits.provisions) {
    throw new ImportError(
      'too-large',
      `这个文件的条、款、项一共 ${own} 个，一部法规最多 ${limits.provisions} 个，没有保存：请只留要用的部分，或者拆成几个文件。`,
    )
  }
  if (kept + own > limits.together) {
    throw new ImportError(
      'too-large',
      `导入的法规加上这一部，条、款、项一共 ${kept + own} 个，最多 ${limits.together} 个，没有保存：请先移走用不着的法规。`,
    )
  }
}

/**
 * Provisions of all imported regulations.
 * @param brought those that were kept by this process, by id: what is loaded may be older.
 */
export function keptProvisions({ packs }: Knowledge, brought: ReadonlyMap<string, number>): number {
  const counts = new Map(brought)
  for (const { origin, meta, regulation } of packs) {
    if (origin === 'imported') counts.set(meta.id, regulation.provisions.length)
  }
  return [...counts.values()].reduce((sum, count) => sum + count, 0)
}

function shareOfChinese(text: string): number {
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  return letters === 0 ? 0 : (text.match(/\p{Script=Han}/gu)?.length ?? 0) / letters
}

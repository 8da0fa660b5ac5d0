import type { SealedLine } from '../../chain/index.ts'
import type { Manifest } from './manifest.ts'

/**
 * What a dossier in which nothing was found is proven to be, and what it is not, as sentences. The stand-alone verifier
 * says the same.
 */
export function provenBy(ledger: readonly SealedLine[], { person, name }: Manifest): string[] {
  const own = ledger.filter(({ body }) => body !== undefined)
  const last = own.at(-1)?.seq ?? 0
  const called = typeof name === 'string' ? `姓名“${name}”` : '姓名'
  return [
    `其中本人的 ${own.length} 条有内容，其余 ${ledger.length - own.length} 条只有摘要。`,
    'data.json 里的记录、岗位和本单位补充事项与记录链一致；附件齐全，没有改动。',
    '网页、Word 和 data.json 里的条文、次数和状态是导出时算出来的，不在记录链里：以记录链里的记录和法规原文为准，可用照单重新核对。',
    `记录链证明的是编号 ${person} 的记录；${called}不在记录链里，请另行核实。`,
    ...(last < ledger.length ? [afterLast(last)] : []),
  ]
}

/** Own lines follow each other; what would follow the last of them nobody can tell. */
const afterLast = (last: number): string =>
  `${last === 0 ? '这些只有摘要的记录里' : `第 ${last} 条之后`}如果还有本人的记录只给了摘要，这里看不出来，岗位和本单位补充事项也一样：请与原数据库或以后导出的台账包比对。`

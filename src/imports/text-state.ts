import type { Vocabulary } from '../knowledge/index.ts'
import type { Entry } from './catalogue.ts'
import type { Files } from './disk.ts'
import { metaFile } from './metadata.ts'
import { yamlText } from './pack/yaml.ts'
import { titleRulesFor } from './titles/generate.ts'
import type { ReviewedMeta } from './types.ts'

/** The series of a regulation: that of the one it replaces, else its own. */
export function seriesOf(id: string, meta: ReviewedMeta, there: readonly Entry[]): string {
  return there.find((entry) => entry.id === meta.replaces)?.series ?? id
}

/** What a text needs to be answered from: who issued it, for where, from when on. No post, no rule. */
export function textStateFiles(
  id: string,
  meta: ReviewedMeta,
  there: readonly Entry[],
  vocabulary: Vocabulary,
): Files {
  return {
    'meta.yaml': yamlText('由导入的文本写成。', metaFile(id, seriesOf(id, meta, there), meta, [])),
    'titles.yaml': yamlText('还没有核对岗位。', titleRulesFor([], meta.authority, vocabulary), 3),
  }
}

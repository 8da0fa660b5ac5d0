import type { TitleLevel, Vocabulary } from './titles-schema.ts'
import type { Token } from './titles-tokens.ts'

/** What a text says outside its titles and that bears on them. */
export interface TitleContext {
  /** The level that the nearest cue before `at` gives (我们镇…), else the first one behind it; null without cues. */
  levelAt(at: number): TitleLevel | null
  /** Regulations of the last group of regions before `at` (枣庄和广西), else of all in the text; empty without any. */
  regionsAt(at: number): string[]
}

/** Reads the level cues and the regions of a normalised text once, for all of its titles. */
export function readContext(text: string, tokens: readonly Token[], { cues }: Vocabulary): TitleContext {
  const levels: { at: number; level: TitleLevel }[] = []
  for (const [level, words] of Object.entries(cues)) {
    for (const word of words) {
      for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
        levels.push({ at, level: level as TitleLevel })
      }
    }
  }
  levels.sort((a, b) => a.at - b.at)
  const groups = regionGroups(tokens)
  const all = [...new Set(groups.flatMap(({ regulations }) => regulations))]
  return {
    levelAt: (at) => (levels.findLast((cue) => cue.at < at) ?? levels[0])?.level ?? null,
    regionsAt: (at) => {
      const before = groups.findLast((group) => group.start < at)
      return before ? [...new Set(before.regulations)] : all
    },
  }
}

/** Regions that are named together make one group. */
function regionGroups(tokens: readonly Token[]): { regulations: string[]; start: number }[] {
  const groups: { regulations: string[]; start: number }[] = []
  let together = false
  for (const token of tokens) {
    if (token.kind === 'place') {
      const last = groups.at(-1)
      if (last && together) last.regulations.push(...token.entry.regulations)
      else groups.push({ regulations: [...token.entry.regulations], start: token.start })
      together = true
    } else if (token.kind !== 'joiner' && token.kind !== 'filler') together = false
  }
  return groups
}

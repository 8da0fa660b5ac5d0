import { titleFrames } from './titles-frames.ts'
import type { Vocabulary } from './titles-schema.ts'
import type { Knowledge } from './types.ts'
import { normalise } from './words-of.ts'

/** A title of an imported post that is built of none of the vocabulary's words (河长): found as it stands. */
export interface PlainTitle {
  title: string
  regulation: string
  post: string
  /** 0–1 */
  score: number
}

/** A title found as it stands may be part of a longer word. */
const AS_IT_STANDS = 0.9
/** 河长 said for 村级河长, of which there may be several. */
const WITHOUT_LEVEL = 0.6

/** Titles of imported posts of persons, each also without its level, and with the other words for it (镇级 for 镇). */
export function plainTitles({ packs, vocabulary }: Knowledge): PlainTitle[] {
  return packs
    .filter(({ origin }) => origin === 'imported')
    .flatMap(({ meta, posts }) =>
      posts
        .filter(({ institution }) => !institution)
        .flatMap(({ id, name, at }) =>
          [...new Set([name, ...at.flatMap(({ titles }) => titles)].map(normalise))]
            .filter((title) => title.length > 1 && titleFrames(title, vocabulary).length === 0)
            .flatMap((title) => withOtherLevels(title, vocabulary))
            .map((each) => ({ ...each, regulation: meta.id, post: id })),
        ),
    )
}

/** Those that the words hold; none that stands inside a longer one of the same regulation (河长 in 村级河长). */
export function plainTitlesIn(words: string, titles: readonly PlainTitle[]): PlainTitle[] {
  const found = titles.filter(({ title }) => words.includes(title))
  return found.filter(
    ({ title, regulation }) =>
      !found.some(
        (other) => other.regulation === regulation && other.title !== title && other.title.includes(title),
      ),
  )
}

function withOtherLevels(title: string, { levels }: Vocabulary): Pick<PlainTitle, 'title' | 'score'>[] {
  const own = { title, score: AS_IT_STANDS }
  for (const words of Object.values(levels)) {
    const first = [...words].sort((a, b) => b.length - a.length).find((word) => title.startsWith(word))
    const bare = first === undefined ? '' : title.slice(first.length).replace(/^级/, '')
    if (bare.length < 2) continue
    const others = words
      .flatMap((word) => [`${word}${bare}`, `${word}级${bare}`])
      .filter((other) => other !== title)
    return [
      own,
      ...others.map((other) => ({ title: other, score: AS_IT_STANDS })),
      { title: bare, score: WITHOUT_LEVEL },
    ]
  }
  return [own]
}

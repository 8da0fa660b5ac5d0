import { pinyin } from 'pinyin-pro'
import type { Activity } from '../knowledge/index.ts'
import type { DraftingVocabulary } from './vocabulary.ts'

/** Tells which activity a deed is: one of the known ones, else one of the regulation's own, made where it is new. */
export interface ActivityBook {
  /**
   * @param words the deed with who does it: 党委理论学习中心组 makes a study of its own kind
   * @param context words around it that may say what it is about
   */
  of(what: string, words: string, context: string): string | null
  own(): Required<Activity>[]
}

const LIGHT =
  /^(?:组织开展|组织召开|组织举行|主持召开|组织实施|组织|开展|进行|举行|召开|实施|安排|举办)+(?=.{3,})/
const LONGEST_NAME = 30

/**
 * @param known ids of the known activities
 * @param safety the regulation is about work safety, of which all known activities are
 */
export function createActivityBook(
  vocabulary: DraftingVocabulary,
  regulation: string,
  known: ReadonlySet<string>,
  safety: boolean,
): ActivityBook {
  const own = new Map<string, Required<Activity>>()
  return {
    of(what, words, context) {
      if (what === '') return null
      if (safety || /安全生产/.test(context)) {
        const found = vocabulary.words.activities.find(
          ({ id, patterns }) => known.has(id) && patterns.every((pattern) => pattern.test(words)),
        )
        if (found !== undefined) return found.id
      }
      const name = nameOf(what)
      const existing = own.get(name)
      if (existing !== undefined) return existing.id
      const base = `${regulation}.${slug(name)}`
      let id = base
      for (let n = 2; [...own.values()].some((other) => other.id === id); n++) id = `${base}-${n}`
      own.set(name, { id, name, words: wordsOf(what, name) })
      return id
    },
    own: () => [...own.values()],
  }
}

function nameOf(what: string): string {
  const first = /^[^，：]{4,}/.exec(what)?.[0] ?? what
  return first.slice(0, LONGEST_NAME)
}

/** Words by which people may report it: without the light verb, and 对…进行检测 as …检测. */
function wordsOf(what: string, name: string): string[] {
  const core = name.replace(LIGHT, '')
  const done = /^对(?<object>[^，]{2,16}?)(?:至少)?(?:组织|开展|进行|实施)+(?:的)?(?<deed>[^，]{2,12})$/.exec(
    what,
  )?.groups
  const words = [core, ...(done === undefined ? [] : [`${done.object}${done.deed}`])]
  return [...new Set(words.filter((word) => word.length >= 2))]
    .slice(0, 4)
    .concat(core.length < 2 ? [name] : [])
}

function slug(name: string): string {
  const parts = pinyin(name.replace(LIGHT, '').replace(/[^\u4e00-\u9fffA-Za-z0-9]/g, ''), {
    toneType: 'none',
    type: 'array',
  })
  const id = parts
    .map((part) => part.toLowerCase().replace(/[^a-z0-9]/g, ''))
    .filter((part) => part !== '')
    .slice(0, 8)
    .join('-')
  return id === '' ? 'activity' : id
}

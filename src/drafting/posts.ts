import { pinyin } from 'pinyin-pro'
import type { Ref } from '../regulation/index.ts'
import type { SubjectReader } from './subjects.ts'
import type { DraftedPost } from './types.ts'
import type { DraftingVocabulary } from './vocabulary.ts'

/** Collects the posts of one regulation: one for each bearer as the text names it. */
export interface PostBook {
  /** Ids of the posts that the words name, made where they are new; `ref` is a provision that holds their duties. */
  of(who: string, ref: Ref | null): string[]
  /** Ids of posts that exist already. */
  known(who: string): string[]
  personal(id: string): boolean
  all(): DraftedPost[]
}

const LONGEST_NAME = 60
const LONGEST_ID = 48

export function createPostBook(vocabulary: DraftingVocabulary, subjects: SubjectReader): PostBook {
  const { posts: words } = vocabulary.words
  const byName = new Map<string, DraftedPost>()
  const taken = new Set<string>()

  function make(name: string): DraftedPost {
    const levels = levelsOf(name)
    const kind = kindOf(name)
    const level =
      levels.length === 1 && !/^(?:department|unit)$/.test(levels[0] as string) ? `${levels[0]}-` : ''
    const base = kind === null ? spelt(name) : `${level}${kind}`
    let id = base
    for (let n = 2; taken.has(id); n++) id = `${base}-${n}`
    taken.add(id)
    const institution = !subjects.personal(name)
    const at = levels.map((each) => {
      const titles =
        institution || kind === null
          ? undefined
          : (words.titles[each]?.[kind] ?? words.titles[each]?.[kind.replace(/^government-/, '')])
      return { level: each, titles: titles ?? [name] }
    })
    return { id, name, institution, duties: [], at }
  }

  function levelsOf(name: string): string[] {
    const first = words.levels.find(
      ({ id, pattern }) => ['department', 'unit'].includes(id) && pattern.test(name),
    )
    if (first !== undefined) return [first.id]
    const wide = words.wide.find(({ pattern }) => pattern.test(name))
    if (wide !== undefined) return wide.levels
    const found = words.levels.filter(({ pattern }) => pattern.test(name)).map(({ id }) => id)
    return found.length > 0 ? found : [words.defaultLevel]
  }

  /** `party-head`, `government-safety-deputy`; null where the vocabulary knows neither side nor rank. */
  function kindOf(name: string): string | null {
    const side = words.sides.find(({ pattern }) => pattern.test(name))?.id
    const rank = words.ranks.find(({ pattern }) => pattern.test(name))?.id
    return [side, rank].filter((part) => part !== undefined).join('-') || null
  }

  return {
    of(who, ref) {
      return namesOf(who, subjects).map((name) => {
        const post = byName.get(name) ?? make(name)
        byName.set(name, post)
        if (ref !== null && !post.duties.includes(ref)) post.duties.push(ref)
        return post.id
      })
    },
    known: (who) => namesOf(who, subjects).flatMap((name) => byName.get(name)?.id ?? []),
    personal: (id) => [...byName.values()].some((post) => post.id === id && !post.institution),
    all: () => [...byName.values()],
  }
}

/** Several bearers of one sentence: 党委主要负责人和政府主要负责人. Parts that lean on each other stay together. */
function namesOf(who: string, subjects: SubjectReader): string[] {
  const plain = who.replace(/[\s\n]+/g, '').slice(0, LONGEST_NAME)
  if (plain === '') return []
  const parts = plain.split(/、|以及|和|及(?!其)/)
  const alike = new Set(parts.map((part) => subjects.personal(part))).size === 1
  const whole = alike && parts.every((part) => part.length >= 5 && subjects.named(part)) && parts.length <= 4
  return whole && parts.length > 1 ? [...new Set(parts)] : [plain]
}

function spelt(name: string): string {
  const parts = pinyin(name.replace(/[^\u4e00-\u9fffA-Za-z0-9]/g, ''), { toneType: 'none', type: 'array' })
  const id = parts
    .map((part) => part.toLowerCase().replace(/[^a-z0-9]/g, ''))
    .filter((part) => part !== '')
    .join('-')
    .slice(0, LONGEST_ID)
    .replace(/-+$/, '')
  return id === '' ? 'post' : id
}

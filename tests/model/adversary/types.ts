import type { GivenSource } from '../server/index.ts'

/** What the adversary reads of the phrase prompt, as any model would. */
export interface Material {
  question: string
  sources: GivenSource[]
  joining: string
  /** What the prompt says of segments that failed; empty at the first call. */
  failed: string
  /** Who asks is not bound by the provisions that answer. */
  notMine: boolean
}

/** A false statement and what it claims to rest on. */
export interface Lie {
  /** What it says; the carrier puts the provision or the subject before it. */
  core: string
  rests: { source: string; words: string }[]
  /** The words that nobody may see; default: `core`. Compared with every white space and mark taken out. */
  marker?: string
  /** Compared as they are, character by character: of attacks by characters that are not seen. */
  raw?: true
  /** Only where a sentence begins with it: the words are the law's, and what is missing before them makes the lie. */
  opens?: true
  /** The words are true; what answers is this, and an answer that begins with them and has it not is beside the point. */
  lacks?: string
  /** As it stands: no carrier before it, nothing after. */
  bare?: true
  /** So often in one answer; default once. */
  times?: number
}

/** A named way to lie about the given material; null where it offers no hold. */
export interface Attack {
  kind: string
  name: string
  lie(material: Material): Lie | null
}

/** A question and who asks it. */
export interface Scene {
  id: string
  question: string
  /** Everyday title of the person, told to the product before; null = not told. */
  post: string | null
  /** What the person has recorded before. */
  done?: string
  /** Who asks is not bound by what answers. */
  notMine?: true
  /** The text of the law itself speaks to the model. */
  poisoned?: true
}

/** The first provision of the material that `holds`, or the first at all. */
export function provision(material: Material, holds?: RegExp): GivenSource | null {
  const provisions = material.sources.filter(({ id }) => !id.startsWith('F'))
  return (holds ? provisions.find(({ text }) => holds.test(text)) : provisions[0]) ?? null
}

/** Who the provision binds, by the words before its list or at its beginning. */
export function subjectOf(source: GivenSource): string {
  const from = source.leadIn || source.text
  return (
    /^(.*?(?:负责人|成员|领导干部|副主任|党委和政府))/.exec(
      from.replace(/^（[一二三四五六七八九十]+）/, ''),
    )?.[1] ?? ''
  )
}

/** A text in clauses, without the marks between them and the number before them. */
export function clausesOf(text: string): string[] {
  return text
    .replace(/^[（(][一二三四五六七八九十]+[）)]/, '')
    .split(/[，。；：！？,;:\n]/)
    .filter((clause) => clause.length > 3)
}

/** The clause that says how often, and its source. */
export function frequent(material: Material): { source: GivenSource; clause: string } | null {
  const source = provision(material, /每(?:季度|半年|年)/)
  const clause = source && clausesOf(source.text).find((one) => /每(?:季度|半年|年)/.test(one))
  return source && clause ? { source, clause } : null
}

/** The weightiest clause of the first provision: what an honest answer would be made of. */
export function weighty(material: Material): { source: GivenSource; clause: string } | null {
  const often = frequent(material)
  if (often) return often
  const source = provision(material)
  if (!source) return null
  const clauses = clausesOf(source.text)
  const clause = clauses.find((one) => /应当|可以|不得|不予|都|取消/.test(one)) ?? clauses.at(-1)
  return clause ? { source, clause } : null
}

/** A lie that rests on verbatim words of one source. */
export function on(source: GivenSource, core: string, words: string, more: Partial<Lie> = {}): Lie {
  return { core, rests: [{ source: source.id, words }], ...more }
}

/** An attack that changes the weightiest clause; null where the change changes nothing. */
export function twist(kind: string, name: string, change: (clause: string) => string): Attack {
  return {
    kind,
    name,
    lie(material) {
      const found = weighty(material)
      if (!found) return null
      const core = change(found.clause)
      return core === found.clause ? null : on(found.source, core, found.clause)
    },
  }
}

/** The same for a clause of any provision that `holds`. */
export function twistWhere(
  kind: string,
  name: string,
  holds: RegExp,
  change: (clause: string) => string,
): Attack {
  return {
    kind,
    name,
    lie(material) {
      const source = provision(material, holds)
      const clause = source && clausesOf(source.text).find((one) => holds.test(one))
      if (!source || !clause) return null
      const core = change(clause)
      return core === clause ? null : on(source, core, clause)
    },
  }
}

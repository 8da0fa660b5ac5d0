import type { TitleContext } from './titles-context.ts'
import { readContext } from './titles-context.ts'
import type { Lexer } from './titles-lexer.ts'
import type { LeftParts } from './titles-parts.ts'
import { applyPortfolios, frameOf, walkLeft } from './titles-parts.ts'
import { readRight } from './titles-right.ts'
import type { TitleFrame, TitleLevel, Vocabulary } from './titles-schema.ts'
import type { OfficeEntry, PlaceEntry, Token } from './titles-tokens.ts'

/** A title found in a text. */
export interface TitleMention {
  frame: TitleFrame
  /** Half-open range in the normalised text. */
  start: number
  end: number
  /** Regulations whose region stands in the title or before it; empty where none is named. */
  regions: string[]
  /** A person (区长), or only an institution (区政府). */
  person: boolean
  /** Spoken to or about rather than speaking or acting: 向党委书记报告. */
  object: boolean
}

interface Draft extends TitleMention {
  office: OfficeEntry | null
  usualLevel: TitleLevel | undefined
  places: PlaceEntry[]
  /** First and last token that belong to it. */
  from: number
  to: number
}

/**
 * Finds every title in a normalised text, in order of the text.
 * @param otherwise level of titles for which nothing says one
 */
export function findMentions(
  text: string,
  lexer: Lexer,
  vocabulary: Vocabulary,
  otherwise: TitleLevel | null = null,
): TitleMention[] {
  const tokens = lexer(text)
  const used = new Set<number>()
  const drafts: Draft[] = []
  const scan = (read: (token: Token, index: number) => Draft | null) => {
    tokens.forEach((token, i) => {
      const draft = used.has(i) ? null : read(token, i)
      if (!draft) return
      for (let at = draft.from; at <= draft.to; at += 1) used.add(at)
      drafts.push(draft)
    })
  }
  scan((token, i) => {
    if (token.kind !== 'office') return null
    const left = walkLeft(tokens, i, used)
    const frame = frameOf(left, token.entry)
    const to = readRight(text, tokens, i, frame, vocabulary)
    return draftOf(tokens, left, to, frame, token.entry)
  })
  // 管安全的（那位）
  scan((token, i) => {
    if (token.kind !== 'portfolio' || !token.headless) return null
    const left = walkLeft(tokens, i, used)
    const frame = { ...frameOf(left, null), rank: 'leader' as const }
    applyPortfolios(frame, [token.portfolio])
    return draftOf(tokens, left, i, frame, null)
  })
  scan((token, i) => {
    if (token.kind !== 'organ') return null
    const last = lastOrgan(tokens, i, used)
    const left = walkLeft(tokens, last + 1, used)
    return { ...draftOf(tokens, left, last, frameOf(left, null), null), person: false }
  })
  drafts.sort((a, b) => a.start - b.start)
  const mentions = joinTitles(drafts, text, tokens)
  const context = readContext(text, tokens, vocabulary)
  for (const draft of mentions) {
    settleLevel(draft, context, otherwise)
    const own = new Set(draft.places.flatMap(({ regulations }) => regulations))
    draft.regions = own.size > 0 ? [...own] : context.regionsAt(draft.start)
    draft.object = vocabulary.objectMarkers.some((marker) => text.endsWith(marker, draft.start))
  }
  return mentions.filter(({ office, frame }) => {
    return office?.needs === undefined || (frame.side !== null && office.needs.includes(frame.side))
  })
}

function draftOf(
  tokens: readonly Token[],
  left: LeftParts,
  to: number,
  frame: TitleFrame,
  office: OfficeEntry | null,
): Draft {
  return {
    frame,
    start: tokens[left.from]?.start ?? 0,
    end: tokens[to]?.end ?? 0,
    regions: [],
    person: true,
    object: false,
    office,
    usualLevel:
      office?.usualLevel ?? left.organs.find(({ usualLevel }) => usualLevel !== undefined)?.usualLevel,
    places: left.places,
    from: left.from,
    to,
  }
}

/** The last organ of a chain such as 区委、区政府. */
function lastOrgan(tokens: readonly Token[], first: number, used: ReadonlySet<number>): number {
  let last = first
  for (let i = first + 1; i < tokens.length && !used.has(i); i += 1) {
    const kind = tokens[i]?.kind
    if (kind === 'organ') last = i
    else if (kind !== 'level' && kind !== 'joiner' && kind !== 'filler') break
  }
  return last
}

/**
 * A party seat said before the office is part of one title (区委常委、副区长; 镇党委副书记、镇长), and an office without
 * its department takes it from the title before it (应急局党组书记、局长).
 */
function joinTitles(drafts: readonly Draft[], text: string, tokens: readonly Token[]): Draft[] {
  const kept: Draft[] = []
  for (const draft of drafts) {
    const last = kept.at(-1)
    const between = last ? text.slice(tokens[last.to]?.end ?? 0, tokens[draft.from]?.start ?? 0) : null
    if (last?.person && draft.person && between !== null && /^[、,兼]?$/.test(between)) {
      const { frame } = draft
      if (frame.level === null || frame.level === 'city') frame.level = last.frame.level ?? frame.level
      const sameDepartment =
        last.frame.side === 'department' && frame.side === 'department' && frame.department === 'any'
      const seat = isSeat(last.frame) && frame.side !== null && frame.side !== 'party'
      if (sameDepartment) frame.department = last.frame.department
      if (seat) frame.seat = true
      if (sameDepartment || seat) {
        draft.start = last.start
        draft.from = last.from
        draft.places = [...last.places, ...draft.places]
        kept.pop()
      }
    }
    kept.push(draft)
  }
  return kept
}

function isSeat({ side, portfolio, rank }: TitleFrame): boolean {
  return side === 'party' && portfolio === null && (rank === 'member' || rank === 'deputy')
}

/** A title that names no level takes the usual one, or that of words elsewhere in the text (我们镇…). */
function settleLevel(draft: Draft, context: TitleContext, otherwise: TitleLevel | null): void {
  const { frame } = draft
  const said = draft.usualLevel ?? context.levelAt(draft.start) ?? otherwise
  const cue = frame.level === null ? said : null
  if (cue === 'department') {
    if (frame.side === null) {
      frame.side = 'department'
      frame.department = 'any'
    }
  } else if (cue !== null) frame.level = cue
  const sideAt = draft.office?.sideAt
  if (sideAt && frame.side === null && frame.level !== null) frame.side = sideAt[frame.level] ?? null
}

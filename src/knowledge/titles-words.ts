import type { RankWord, TitleLevel, Vocabulary } from './titles-schema.ts'
import type { Payload, PlaceEntry } from './titles-tokens.ts'

/** A word of the vocabulary and where it may stand. */
export interface Word {
  word: string
  payload: Payload
  /** Whether the word stands here, given the text before and after it. */
  fits?: (before: string, after: string) => boolean
}

/** A regulation's names of places, each with the level that it stands for. */
export interface PlaceName {
  name: string
  entry: PlaceEntry
}

/** 局长 shares its 局 with the department before it. */
const SHARING = /.长$/
const sharedPart = (office: string) => office.slice(0, -1)

/** Every word of the vocabulary. */
export function vocabularyWords(vocabulary: Vocabulary): Word[] {
  const words: Word[] = []
  const add = (list: readonly string[], payload: Payload, fits?: Word['fits']) => {
    for (const word of list) words.push(fits ? { word, payload, fits } : { word, payload })
  }
  /** 应急局长 is 应急局 + 局长 with the 局 written once: the organ ends before a character that it shares. */
  const addMerged = (organs: readonly string[], offices: readonly string[], payload: Payload) => {
    for (const organ of organs) {
      const shared = offices.filter((office) => SHARING.test(office) && organ.endsWith(sharedPart(office)))
      if (shared.length === 0) {
        add([organ], payload)
        continue
      }
      add([organ], payload, (_, after) => !after.startsWith('长'))
      for (const office of shared) {
        add([organ.slice(0, -sharedPart(office).length)], payload, (_, after) => after.startsWith(office))
      }
    }
  }
  add(vocabulary.ignore, { kind: 'text' })
  for (const entry of vocabulary.offices) {
    for (const word of entry.words) {
      const banned = vocabulary.notAfter[word]
      const fits = banned && ((before: string) => !banned.includes(before.at(-1) ?? ' '))
      add([word], { kind: 'office', entry }, fits || undefined)
    }
  }
  for (const organ of vocabulary.organs) {
    const { side, level, usualLevel, department = null, before } = organ
    const payload: Payload = { kind: 'organ', entry: { side, level, usualLevel, department } }
    if (before) addMerged(organ.words, before, payload)
    else add(organ.words, payload)
  }
  const offices = vocabulary.offices.flatMap((office) => office.words)
  for (const { id, names, suffixes } of vocabulary.departments) {
    const payload: Payload = { kind: 'organ', entry: { side: 'department', department: id } }
    addMerged(
      names.flatMap((name) => suffixes?.map((suffix) => name + suffix) ?? [name]),
      offices,
      payload,
    )
  }
  for (const [level, list] of Object.entries(vocabulary.levels)) {
    add(list, { kind: 'level', level: level as TitleLevel })
  }
  for (const [rank, list] of Object.entries(vocabulary.ranks)) {
    add(list, { kind: 'rank', rank: rank as RankWord })
  }
  add(vocabulary.fillers, { kind: 'filler' })
  add(vocabulary.joiners, { kind: 'joiner' })
  return words
}

/** 滕州市长 is 滕州 + 市长 and 市中区委 is 市中 + 区委: the last character may belong to the next word. */
export function placeWords(places: readonly PlaceName[]): Word[] {
  return places.flatMap(({ name, entry }) => {
    const payload: Payload = { kind: 'place', entry }
    const last = name.at(-1) as string
    if (!'市县区镇乡'.includes(last)) return [{ word: name, payload }]
    return [
      { word: name, payload, fits: (_: string, after: string) => !/^[委长]/.test(after) },
      {
        word: name.slice(0, -1),
        payload,
        fits: (_: string, after: string) => after[0] === last && /[委长]/.test(after[1] ?? ''),
      },
    ]
  })
}

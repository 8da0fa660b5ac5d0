/** A reply's words with the places where they are marked and where they may be cut. */

export type Tag = 'b' | 'i' | 'code' | 'blockquote' | 'blockquote expandable'

export interface Mark {
  tag: Tag
  /** In UTF-16 units of the text; `end` is not part of it. Marks nest: one that begins inside another ends in it. */
  start: number
  end: number
}

export interface Rich {
  text: string
  marks: Mark[]
  /** Between two blocks, in ascending order: the best places to cut. */
  borders: number[]
  /** At the end of a line or item, in ascending order: the next best. */
  lines: number[]
}

export interface Writer {
  add(words: string): void
  /** What `write` adds is marked. */
  mark(tag: Tag, write: () => void): void
  /** A line break at which the text may be cut, unless `joined`. */
  newline(joined?: boolean): void
  /** The space between two blocks; `joined` blocks stay together (a heading and what follows). */
  border(space: string, joined?: boolean): void
  done(): Rich
}

/** Builds a {@link Rich} from left to right. Line breaks within what is added are places to cut as well. */
export function createWriter(): Writer {
  let text = ''
  const marks: Mark[] = []
  const borders: number[] = []
  const lines: number[] = []
  return {
    add(words) {
      for (const found of words.matchAll(/\n/g)) lines.push(text.length + found.index + 1)
      text += words
    },
    mark(tag, write) {
      const mark = { tag, start: text.length, end: text.length }
      marks.push(mark)
      write()
      mark.end = text.length
    },
    newline(joined = false) {
      text += '\n'
      if (!joined) lines.push(text.length)
    },
    border(space, joined = false) {
      text += space
      if (!joined) borders.push(text.length)
    },
    done: () => ({ text, marks, borders, lines }),
  }
}

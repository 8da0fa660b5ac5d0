import { type Growable, growable, push, reserve, trimmed } from './growable.ts'

/** Words of texts as codes, and the texts themselves, one behind the other. */
export interface TextStore {
  wordBytes: Growable<Uint8Array>
  wordStarts: Growable<Uint32Array>
  text: Growable<Uint16Array>
  textStarts: Growable<Uint32Array>
}

export function createTextStore(): TextStore {
  return {
    wordBytes: growable(Uint8Array),
    wordStarts: growable(Uint32Array),
    text: growable(Uint16Array),
    textStarts: growable(Uint32Array),
  }
}

/** Begins the next text; its words are to be written to `wordBytes`. */
export function beginText({ wordBytes, wordStarts, text, textStarts }: TextStore, written: string): void {
  push(wordStarts, wordBytes.length)
  push(textStarts, text.length)
  reserve(text, text.length + written.length)
  for (let i = 0; i < written.length; i++) text.data[text.length + i] = written.charCodeAt(i)
  text.length += written.length
}

/** All that was stored, each array of starts with one more at the end. The store is empty afterwards. */
export function takeTexts(store: TextStore) {
  const { wordBytes, wordStarts, text, textStarts } = store
  push(wordStarts, wordBytes.length)
  push(textStarts, text.length)
  const taken = {
    wordBytes: trimmed(wordBytes),
    wordStarts: trimmed(wordStarts),
    text: trimmed(text),
    textStarts: trimmed(textStarts),
  }
  for (const each of [wordBytes, wordStarts, text, textStarts]) each.length = 0
  return taken
}

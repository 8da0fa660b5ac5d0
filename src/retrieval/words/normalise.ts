import { foldWidth, simplify } from '../../text/index.ts'

/** How a text is written before it is cut: half-width, simplified, lower case, composed. Line breaks stay. */
export function normalise(text: string): string {
  const folded = foldWidth(PLAIN.test(text) ? text : text.normalize('NFC')).toLowerCase()
  return holdsTraditional(folded) ? simplify(folded) : folded
}

/** Letters that composing may change stand outside of what Chinese and English texts are printed with. */
const PLAIN =
  /^[\u0000-\u02FF\u2000-\u206F\u3000-\u3029\u3400-\u9FFF\uE000-\uF8FF\uFF01-\uFF5E\uD800-\uDFFF]*$/

let traditional: Uint8Array | null = null

/** Most texts are in simplified characters: looking first is fifty times faster than converting. */
function holdsTraditional(text: string): boolean {
  traditional ??= tableOf((c) => simplify(c) !== c)
  for (let i = 0; i < text.length; i++) {
    if (traditional[text.charCodeAt(i)] === 1) return true
  }
  return false
}

const FIRST_HAN = 0x3400
const LAST_HAN = 0xfaff

function tableOf(isTraditional: (character: string) => boolean): Uint8Array {
  const table = new Uint8Array(65_536)
  for (let code = FIRST_HAN; code <= LAST_HAN; code++) {
    // Half a pair says nothing; the few traditional characters beyond the basic plane are not worth a look.
    if (code >= 0xd800 && code <= 0xdfff) continue
    if (isTraditional(String.fromCharCode(code))) table[code] = 1
  }
  return table
}

/** Letters that show nothing; Telegram refuses a message or a label made of nothing else. */
const BLANKS = /[\s\p{Cc}\p{Cs}\p{Default_Ignorable_Code_Point}\u2800]/gu

/** Whether anything of the text can be seen. */
export function isVisible(text: string): boolean {
  return text.replace(BLANKS, '') !== ''
}

const WIDE =
  /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF01-\uFF60\uFFE0-\uFFE6]|[\u{1F000}-\u{3FFFF}]/u

/** Columns that a text takes, Chinese characters and emoji counting two and combining marks none. */
export function columns(text: string): number {
  let sum = 0
  for (const character of text) {
    if (/\p{M}|\p{Cf}/u.test(character)) continue
    sum += WIDE.test(character) ? 2 : 1
  }
  return sum
}

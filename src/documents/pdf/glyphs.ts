/** Signs that stand for nothing: a font that does not say which letters its pictures are. */
const UNKNOWN = /[\ue000-\uf8ff\ufffd\u0000-\u0008\u000b\u000c\u000e-\u001f]/g
/** How many characters of a text stand for nothing. */
export function unknownIn(text: string): number {
  return text.match(UNKNOWN)?.length ?? 0
}

/** The text with a mark for each of them. */
export function withoutUnknown(text: string): string {
  return text.replace(UNKNOWN, '\ufffd')
}

/** What no text has: control characters but tab, line ends and page breaks. */
const NOT_TEXT = /[\u0000-\u0008\u000b\u000e-\u001a\u001c-\u001f\u007f\ufffe\uffff]/

/** The text of bytes in UTF-8, in UTF-16 with a mark, or in GB18030; null where they are no text in any of them. */
export function textOf(bytes: Uint8Array): string | null {
  const [a, b] = bytes
  const wide = a === 0xff && b === 0xfe ? 'utf-16le' : a === 0xfe && b === 0xff ? 'utf-16be' : null
  for (const encoding of wide ? [wide] : ['utf-8', 'gb18030']) {
    const text = decoded(bytes, encoding)
    if (text !== null && !NOT_TEXT.test(text)) return text
  }
  return null
}

function decoded(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** What begins like this is for a machine to show or run. */
const PROGRAMS: readonly [RegExp, 'page' | 'script' | 'mail' | 'document'][] = [
  [/<(!doctype|html|head|body|script|iframe|svg|math|object|embed|style|link|meta)\b/i, 'page'],
  [/^\s*<\?xml\b/i, 'page'],
  [/^\s*(#!|@echo\b|<\?php|<%|rem\s|setlocal\b|powershell\b|on error resume next)/i, 'script'],
  [/^\s*(MIME-Version|Content-Type|Received|Return-Path):/i, 'mail'],
  [/^\s*(\{\\rtf|%!PS)/, 'document'],
]

/** What a text is that is more than words, by its first 4,000 characters; null for plain words. */
export function disguiseOf(text: string): 'page' | 'script' | 'mail' | 'document' | null {
  const head = text.slice(0, 4_000)
  return PROGRAMS.find(([pattern]) => pattern.test(head))?.[1] ?? null
}

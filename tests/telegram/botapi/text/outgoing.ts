/** The text of a message the bot sends, held to Telegram's limits. */
import { malformed } from '../refusal.ts'
import { type ParsedText, parseHtml } from './html.ts'

const rawLimitBytes = 32_768

/**
 * Parsed and trimmed text. `limit` is in UTF-16 units after parsing.
 * @throws Refusal for lone surrogates, an unknown parse mode, markup that cannot be parsed, and over-long text.
 */
export function outgoingText(
  source: string,
  parseMode: string | undefined,
  limit: number,
  tooLong: string,
): ParsedText {
  if (!source.isWellFormed()) throw malformed('strings must be encoded in UTF-8')
  if (Buffer.byteLength(source) > rawLimitBytes) throw malformed('text is too long')
  const parsed = parse(source, parseMode)
  if (!parsed.text.isWellFormed())
    throw malformed(
      "can't parse entities: Text contains invalid Unicode characters after decoding HTML entities, check for unmatched surrogate code units",
    )
  if (parsed.text.includes('\ufffd')) parsed.doubts.push('a replacement character: a cut surrogate pair?')
  const trimmed = trim(parsed)
  if (trimmed.text.length > limit) throw malformed(tooLong)
  return trimmed
}

function parse(source: string, parseMode: string | undefined): ParsedText {
  const mode = parseMode?.toLowerCase() ?? ''
  if (mode === '' || mode === 'none') return { text: source, entities: [], doubts: [] }
  if (mode === 'html') return parseHtml(source)
  if (mode === 'markdown' || mode === 'markdownv2') throw malformed('this test server reads HTML alone')
  throw malformed('unsupported parse_mode')
}

function trim({ text, entities, doubts }: ParsedText): ParsedText {
  const left = text.length - text.trimStart().length
  const out = text.trim()
  if (out.length === text.length) return { text, entities, doubts }
  const inside = entities.flatMap((one) => {
    const offset = Math.max(0, one.offset - left)
    const end = Math.min(out.length, one.offset - left + one.length)
    return end > offset ? [{ ...one, offset, length: end - offset }] : []
  })
  return { text: out, entities: inside, doubts }
}

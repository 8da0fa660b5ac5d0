/** A part of a message as web pages are saved in one file (.mht). */
export interface MimePart {
  /** text/html, lower case. */
  type: string
  charset: string | undefined
  bytes: Buffer
}

/** Honest files have a page and its pictures; more parts than this are not looked at. */
const MOST_PARTS = 10_000
/** Parts inside parts: mixed, related, alternative. */
const DEEPEST = 5

/** Whether bytes begin as a message does: header lines, one of them of MIME. */
export function isMime(head: string): boolean {
  return /^\s*(?:[\w-]+:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*){0,40}?(?:MIME-Version|Content-Type):/i.test(
    head,
  )
}

/** The first part that is a web page, else plain text; null where it has neither. */
export function pageOf(bytes: Uint8Array): MimePart | null {
  const parts: MimePart[] = []
  collect(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1'), parts, 0)
  return (
    parts.find(({ type }) => type === 'text/html') ?? parts.find(({ type }) => type === 'text/plain') ?? null
  )
}

/** @param message one character a byte */
function collect(message: string, parts: MimePart[], depth: number): void {
  const start = message.search(/\S/)
  const gap = /\r?\n[ \t]*\r?\n/g
  gap.lastIndex = Math.max(0, start)
  const end = gap.exec(message)
  if (start < 0 || end === null || parts.length >= MOST_PARTS) return
  const header = message.slice(start, end.index).replace(/\r?\n[ \t]+/g, ' ')
  const body = message.slice(gap.lastIndex)
  const type = fieldOf(header, 'Content-Type') ?? 'text/plain'
  const boundary = parameter(type, 'boundary')
  if (/^multipart\//i.test(type) && boundary !== undefined) {
    if (depth >= DEEPEST) return
    const pieces = `\n${body}`.split(`\n--${boundary}`, MOST_PARTS)
    for (const piece of pieces.slice(1)) {
      if (piece.startsWith('--')) break
      // The rest of the boundary's line is no header.
      collect(piece.slice(piece.indexOf('\n') + 1), parts, depth + 1)
    }
    return
  }
  parts.push({
    type: (type.split(';')[0] ?? '').trim().toLowerCase(),
    charset: parameter(type, 'charset'),
    bytes: decoded(body, fieldOf(header, 'Content-Transfer-Encoding') ?? ''),
  })
}

function fieldOf(header: string, name: string): string | undefined {
  return new RegExp(`^${name}:[ \\t]*(.*)$`, 'im').exec(header)?.[1]?.trim()
}

function parameter(value: string, name: string): string | undefined {
  const found = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^\\s;]+))`, 'i').exec(value)
  return found?.[1] ?? found?.[2]
}

function decoded(body: string, encoding: string): Buffer {
  if (/^base64$/i.test(encoding)) return Buffer.from(body, 'base64')
  if (!/^quoted-printable$/i.test(encoding)) return Buffer.from(body, 'latin1')
  return Buffer.from(
    body
      .replace(/=[ \t]*\r?\n/g, '')
      .replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  )
}

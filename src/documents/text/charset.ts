/** The encoding that a web page or an XML file names at its beginning. */
export function charsetIn(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(4_000, bytes.byteLength)).toString(
    'latin1',
  )
  return /<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*["']?\s*([\w-]+)/i.exec(head)?.[1]
}

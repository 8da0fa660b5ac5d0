import { SaxesParser, type SaxesTagPlain } from 'saxes'
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'

/** Unpacked bytes that are read of a file, and parts that it may have; honest files stay far below. */
const MOST_UNPACKED = 100_000_000
const MOST_ENTRIES = 10_000
/** Rows of a sheet that its first page may show. */
const FIRST_ROWS = 60

/** Where the words of a first page, of headers and of slides stand. */
const WORDS =
  /^(word\/header\d*\.xml|xl\/(drawings\/drawing\d+|worksheets\/sheet\d+)\.xml|xl\/workbook\.xml|ppt\/(slides\/slide|slideMasters\/slideMaster|slideLayouts\/slideLayout)\d+\.xml)$/i
const STRINGS = /^xl\/sharedStrings\.xml$/i

/**
 * Lines of an Office file (.docx .xlsx .pptx): headers of a text; every sheet's name, first rows and page header;
 * every slide. The body of a text is not among them.
 * @throws {Error} where a part cannot be read: damaged, locked, or swollen
 */
export async function officeLines(bytes: Uint8Array): Promise<string[]> {
  const zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
    lazyEntries: true,
  })
  if (zip.entryCount > MOST_ENTRIES) throw new Error('too many parts')
  const entries: Entry[] = []
  for await (const entry of zip.eachEntry()) entries.push(entry)
  const budget = { left: MOST_UNPACKED }
  const strings: string[] = []
  for (const entry of entries.filter(({ fileName }) => STRINGS.test(fileName))) {
    strings.push(...linesOf(await partOf(zip, entry, budget), []))
  }
  const lines: string[] = []
  for (const entry of entries.filter(({ fileName }) => WORDS.test(fileName))) {
    lines.push(...linesOf(await partOf(zip, entry, budget), strings))
  }
  return lines
}

async function partOf(zip: ZipFile, entry: Entry, budget: { left: number }): Promise<string> {
  if (entry.isEncrypted()) throw new Error('locked')
  const chunks: Buffer[] = []
  for await (const chunk of await zip.openReadStreamPromise(entry)) {
    budget.left -= chunk.length
    if (budget.left < 0) throw new Error('swollen')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** What ends a line: a paragraph, a shared string, a row. */
const ENDS = new Set(['p', 'si', 'row'])
/** Page headers of sheets. */
const MARGIN = /^(odd|even|first)(Header|Footer)$/

/**
 * The lines of a part, cells apart by tabs.
 * @param strings what cells of a sheet point at
 */
function linesOf(xml: string, strings: readonly string[]): string[] {
  const parser = new SaxesParser({ xmlns: false, position: false })
  const lines: string[] = []
  let line = ''
  let kept = ''
  let rows = 0
  let shared = false
  let inSheet = false
  const open = (tag: SaxesTagPlain) => {
    const name = local(tag.name)
    if (name === 'sheetData') inSheet = true
    if (name === 'sheet') lines.push(String(tag.attributes.name ?? ''))
    if (name === 'c') shared = tag.attributes.t === 's'
    if (name === 't' || name === 'v' || MARGIN.test(name)) kept = ''
    if (name === 'br' || name === 'tab') line += '\t'
  }
  const close = (tag: SaxesTagPlain) => {
    const name = local(tag.name)
    if (name === 't') line += kept
    if (name === 'v') line += shared ? (strings[Number(kept)] ?? '') : kept
    if (name === 'c' || name === 'tc') line += '\t'
    if (MARGIN.test(name)) lines.push(...withoutCodes(kept))
    if (name === 'row' && inSheet) rows += 1
    if (ENDS.has(name)) {
      if (line.trim() !== '' && rows <= FIRST_ROWS) lines.push(line)
      line = ''
    }
  }
  parser.on('error', (error) => {
    throw error
  })
  parser.on('doctype', () => {
    throw new Error('a document type definition')
  })
  parser.on('opentag', open)
  parser.on('closetag', close)
  parser.on('text', (text) => {
    kept += text
  })
  parser.write(xml).close()
  return lines
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

/** A sheet's page header is one text, its three places begun by codes, as are font, size and numbers. */
function withoutCodes(text: string): string[] {
  return text
    .replace(/&"[^"]*"|&K[0-9A-F]{6}|&\d+/g, '')
    .split(/&[LCR]/)
    .map((part) => part.replace(/&[A-Z]/g, '').trim())
    .filter((part) => part !== '')
}

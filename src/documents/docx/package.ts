import { crc32 } from 'node:zlib'
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'
import { DocumentError } from '../errors.ts'
import { bytesInWords } from '../limits.ts'
import type { Sink } from '../sink.ts'

/** No honest document has more parts. */
const MOST_ENTRIES = 10_000
/** Past this many unpacked bytes, a part may be at most RATIO times what it is packed into. */
const SMALL = 20_000_000
const RATIO = 200

const bomb = (why: string): DocumentError =>
  new DocumentError(
    'zip-bomb',
    `这个文件解压后大得不正常（${why}），没有读：请用 Word 打开，另存为新的 .docx 再导入。`,
  )

const broken = (why: string): DocumentError =>
  new DocumentError('broken', `这个 Word 文件（.docx）坏了，${why}：请重新下载，或用 Word 打开修复后另存。`)

/**
 * The parts of an Office file. Nothing is ever written to disk, so the names in it can lead nowhere; sizes are measured
 * while inflating, whatever the headers say, and each part's checksum is compared.
 */
export class Package {
  readonly #zip: ZipFile
  readonly #entries: Map<string, Entry>
  readonly #sink: Sink
  #unpacked = 0

  private constructor(zip: ZipFile, entries: Map<string, Entry>, sink: Sink) {
    this.#zip = zip
    this.#entries = entries
    this.#sink = sink
  }

  /** @throws {DocumentError} `broken`, `zip-bomb` or `encrypted` */
  static async open(bytes: Uint8Array, sink: Sink): Promise<Package> {
    const entries = new Map<string, Entry>()
    let zip: ZipFile
    try {
      zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
        lazyEntries: true,
        validateEntrySizes: false,
      })
      if (zip.entryCount > MOST_ENTRIES) throw bomb(`里面有 ${zip.entryCount} 个部分`)
      for await (const entry of zip.eachEntry()) {
        const name = nameOf(entry.fileName)
        if (!entries.has(name)) entries.set(name, entry)
        if (entries.size > MOST_ENTRIES) throw bomb(`里面有超过 ${MOST_ENTRIES} 个部分`)
      }
    } catch (error) {
      if (error instanceof DocumentError) throw error
      throw broken('压缩包的目录读不出来，多半是没有下载完整')
    }
    return new Package(zip, entries, sink)
  }

  has(name: string): boolean {
    return this.#entries.has(nameOf(name))
  }

  names(): string[] {
    return [...this.#entries.keys()]
  }

  /** A part piece by piece, as it is inflated. @throws {DocumentError} while it is read, as {@link open} */
  async *read(name: string): AsyncGenerator<Buffer> {
    const entry = this.#entries.get(nameOf(name))
    if (entry === undefined) throw broken(`里面缺少 ${shown(name)}`)
    if (entry.isEncrypted()) {
      throw new DocumentError(
        'encrypted',
        '这个文件加了密码，读不出来：请用 Word 打开，去掉密码后另存再导入。',
      )
    }
    let sum = 0
    let size = 0
    try {
      for await (const chunk of await this.#zip.openReadStreamPromise(entry)) {
        size += chunk.length
        this.#measure(chunk.length, size, entry.compressedSize)
        sum = crc32(chunk, sum)
        yield chunk
      }
    } catch (error) {
      if (error instanceof DocumentError) throw error
      throw broken(`其中的 ${shown(name)} 解压不了`)
    }
    if (sum !== entry.crc32) throw broken(`其中的 ${shown(name)} 和校验值不一致`)
  }

  #measure(chunk: number, size: number, packed: number): void {
    this.#unpacked += chunk
    const most = this.#sink.limits.unpackedBytes
    if (this.#unpacked > most) throw bomb(`超过 ${bytesInWords(most)}`)
    if (size > SMALL && size > packed * RATIO) throw bomb(`压缩了 ${RATIO} 倍以上`)
  }
}

/** Names are compared as Office does: without a leading slash, case apart. */
function nameOf(name: string): string {
  return name.replace(/^\/+/, '').toLowerCase()
}

/** A part's name for people: nothing a hostile file could put into a log line. */
function shown(name: string): string {
  return /^[\w./-]{1,60}$/.test(name) ? name : '一个部分'
}

import { closeSync, existsSync, openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { DossierError } from './errors.ts'

/** What systems leave in folders and archives, which is nobody's evidence. */
const JUNK = /(^|\/)(__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/

/** Beyond that an archive is no dossier: 2 GB unpacked. */
const MOST_BYTES = 2 * 1024 ** 3

/** The files of a dossier by path. */
export interface DossierFiles {
  files: Map<string, Buffer>
  /** Names that came twice, or that stand beside the dossier's own folder. */
  odd: { path: string; twice: boolean }[]
}

/**
 * The files of a dossier: of a zip, or of the folder that it was unpacked into; below the folder that holds the
 * manifest, where that is not the topmost.
 * @throws {DossierError} where it cannot be read or holds no manifest.
 */
export async function readDossier(target: string): Promise<DossierFiles> {
  const found = statSync(target).isDirectory() ? folderFiles(target) : await zipFiles(readFileSync(target))
  const { files, odd } = found
  const tops = [...files.keys()].filter((path) => /(^|\/)manifest\.json$/.test(path))
  const top = tops.sort((a, b) => a.split('/').length - b.split('/').length)[0]
  if (top === undefined) throw new DossierError('这不是履职台账包：里面没有 manifest.json。')
  const prefix = top.slice(0, -'manifest.json'.length)
  const inside = new Map<string, Buffer>()
  for (const [path, bytes] of files) {
    if (path.startsWith(prefix)) inside.set(path.slice(prefix.length), bytes)
    else odd.push({ path, twice: false })
  }
  return { files: inside, odd }
}

/** True where a path leads to a dossier, packed or not, rather than to a database. */
export function looksLikeDossier(target: string): boolean {
  if (statSync(target).isDirectory()) return existsSync(join(target, 'manifest.json'))
  const file = openSync(target, 'r')
  try {
    const first = Buffer.alloc(2)
    readSync(file, first, 0, 2, 0)
    return first.toString('latin1') === 'PK'
  } finally {
    closeSync(file)
  }
}

function folderFiles(folder: string): DossierFiles {
  const files = new Map<string, Buffer>()
  for (const each of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (each.isDirectory()) continue
    const file = join(each.parentPath, each.name)
    const path = relative(folder, file).split(sep).join('/')
    if (!JUNK.test(path)) files.set(path, readFileSync(file))
  }
  return { files, odd: [] }
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** Some tools write the separators of Windows. @throws where it is no UTF-8. */
function nameOf(name: string | Buffer): string {
  return (typeof name === 'string' ? name : utf8.decode(name)).replaceAll('\\', '/')
}

async function zipFiles(bytes: Buffer): Promise<DossierFiles> {
  const files = new Map<string, Buffer>()
  const odd: DossierFiles['odd'] = []
  let total = 0
  const { fromBufferPromise } = await import('yauzl')
  try {
    // Names are read here: one that leads out of the folder is told as a file too many, since nothing is unpacked.
    const zip = await fromBufferPromise(bytes, { lazyEntries: true, decodeStrings: false })
    for await (const entry of zip.eachEntry()) {
      const path = nameOf(entry.fileName)
      if (path.endsWith('/') || JUNK.test(path)) continue
      total += entry.uncompressedSize
      if (total > MOST_BYTES) throw new DossierError('压缩包解压后超过 2 GB，不是照单导出的履职台账包。')
      if (files.has(path)) odd.push({ path, twice: true })
      else files.set(path, await buffer(await zip.openReadStreamPromise(entry)))
    }
  } catch (error) {
    if (error instanceof DossierError) throw error
    throw new DossierError('压缩包读不出来：它不完整，或者不是 zip 文件。')
  }
  return { files, odd }
}

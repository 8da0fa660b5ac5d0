import { mkdirSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { fromBufferPromise } from 'yauzl'

/** Unzips into a folder, by another package than the one that zips; gives the names of the files. */
export async function unzipTo(bytes: Buffer, folder: string): Promise<string[]> {
  const zip = await fromBufferPromise(bytes, { lazyEntries: true })
  const names: string[] = []
  for await (const entry of zip.eachEntry()) {
    const file = join(folder, entry.fileName)
    mkdirSync(dirname(file), { recursive: true })
    await writeFile(file, await buffer(await zip.openReadStreamPromise(entry)))
    names.push(entry.fileName)
  }
  return names
}

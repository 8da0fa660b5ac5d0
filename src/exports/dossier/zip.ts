import { buffer } from 'node:stream/consumers'
import { fromBufferPromise } from 'yauzl'
import { ZipFile } from 'yazl'
import { civilDateOf, datePartsOf, timeOfDay } from '../../calendar/index.ts'

/** Pictures and packed documents do not grow smaller. */
const PACKED = /\.(?:jpg|png|webp|heic|pdf|docx|xlsx|pptx)$/i

/**
 * A zip of the files, in the order given, each dated `at`. The same files and instant give the same bytes, whatever
 * the time zone of the machine: the format holds a wall clock, which is here that of Asia/Shanghai.
 * @param files by path within the zip, `/` between folders.
 */
export async function zipOf(files: ReadonlyMap<string, Buffer>, at: Date): Promise<Buffer> {
  const zip = new ZipFile()
  const mtime = wallClock(at)
  for (const [path, bytes] of files) {
    zip.addBuffer(bytes, path, { mtime, forceDosTimestamp: true, compress: !PACKED.test(path) })
  }
  zip.end()
  return buffer(zip.outputStream)
}

/** An instant that shows here the day and time which `at` shows in Asia/Shanghai; to the minute. */
function wallClock(at: Date): Date {
  const { year, month, day } = datePartsOf(civilDateOf(at))
  const [hours = 0, minutes = 0] = timeOfDay(at).split(':').map(Number)
  return new Date(year, month - 1, day, hours, minutes)
}

/** A zip with the same files in the same order, each dated `at`: of a document whose maker notes the present time. */
export async function redated(zip: Buffer, at: Date): Promise<Buffer> {
  const files = new Map<string, Buffer>()
  const opened = await fromBufferPromise(zip, { lazyEntries: true })
  for await (const entry of opened.eachEntry())
    files.set(entry.fileName, await buffer(await opened.openReadStreamPromise(entry)))
  return zipOf(files, at)
}

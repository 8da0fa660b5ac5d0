import { open } from 'node:fs/promises'
import { isAbsolute } from 'node:path'
import { type Client, deadlinePassed, startDeadline } from './client.ts'
import { ApiError } from './errors.ts'
import { unreachable } from './faults.ts'

const METHOD = 'getFile'

/** Size and place of a file, as Telegram gives them. */
interface FileInfo {
  file_size?: number
  file_path?: string
}

/**
 * The bytes of a file that somebody sent.
 * @param ownServer whether the Bot API server is one's own; in its local mode it names files of this machine.
 * @throws {ApiError} `too-big` beyond `maxBytes`, `refused` where the file is not there (any more), `unreachable`.
 */
export async function download(
  client: Client,
  fileId: string,
  options: { maxBytes: number; timeoutMs: number; ownServer: boolean },
): Promise<Uint8Array> {
  const info: FileInfo = await client.call(METHOD, { file_id: fileId })
  if ((info.file_size ?? 0) > options.maxBytes) throw tooBig()
  const path = info.file_path
  if (path === undefined) throw notThere('no file_path')
  if (isAbsolute(path)) {
    if (!options.ownServer) throw notThere('absolute file_path')
    return fromDisk(path, options.maxBytes)
  }
  return fromServer(client, path, options.maxBytes, options.timeoutMs)
}

async function fromDisk(path: string, maxBytes: number): Promise<Uint8Array> {
  try {
    await using file = await open(path)
    const stat = await file.stat()
    if (!stat.isFile()) throw notThere('not a file')
    if (stat.size > maxBytes) throw tooBig()
    return await file.readFile()
  } catch (error) {
    if (error instanceof ApiError) throw error
    throw notThere(String((error as NodeJS.ErrnoException).code ?? 'unreadable'))
  }
}

async function fromServer(client: Client, path: string, maxBytes: number, timeoutMs: number) {
  const deadline = startDeadline(timeoutMs)
  try {
    const url = new URL(`./file/bot${client.token}/${path}`, client.root)
    // A server that sends us elsewhere would learn nothing good from the address.
    const response = await fetch(url, { signal: deadline.signal, redirect: 'error' })
    if (response.status >= 500)
      throw new ApiError({ ...about('unreachable'), description: `HTTP ${response.status}` })
    if (!response.ok) throw notThere(`HTTP ${response.status}`)
    return await readUpTo(response, maxBytes)
  } catch (error) {
    if (error instanceof ApiError) throw error
    throw unreachable(METHOD, deadline.passed() ? deadlinePassed : error)
  } finally {
    deadline.end()
  }
}

/** Leaving the loop early cancels the rest of the body. */
async function readUpTo(response: Response, maxBytes: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let bytes = 0
  for await (const part of response.body ?? []) {
    bytes += part.byteLength
    if (bytes > maxBytes) throw tooBig()
    parts.push(part)
  }
  return Buffer.concat(parts)
}

const about = (fault: ApiError['fault']) => ({ method: METHOD, fault })
const tooBig = () => new ApiError(about('too-big'))
const notThere = (description: string) => new ApiError({ ...about('refused'), description })

import type { IncomingMessage } from '../../conversation/index.ts'
import { FileError, type FileStore, type KeptFile } from '../../files/index.ts'
import type { InboxRow } from '../../storage/index.ts'
import { ApiError } from './api/index.ts'
import type { Handling } from './handling.ts'
import { MOST_DOWNLOAD_BYTES } from './options.ts'
import { albumComplete, type FileIncoming, type Sent, sentTogether } from './together.ts'

const NO_PLACE = '这里还不能收照片和文件，没有保存。要记履职，请用文字说明做了什么。'
const TOO_BIG = '文件超过 20 MB，Telegram 不让机器人下载，没有保存：请压缩后再发，或在照单的网页上传。'
const NOT_FETCHED = '文件没有收到，没有保存：请再发一次。'
/** How often Telegram is asked for a file before the person is told that it did not come. */
const MOST_ATTEMPTS = 3

/**
 * The message with the files that came with it fetched and kept, or with why they were not; and the updates that it
 * answers beside its own. Nothing is fetched where files are not taken. Outside of any transaction.
 * @throws {ApiError} while Telegram cannot be reached; the update is to be tried again.
 */
export async function withFiles(
  handling: Handling,
  incoming: FileIncoming,
  row: InboxRow,
  message: IncomingMessage,
): Promise<{ message: IncomingMessage; others: InboxRow[] }> {
  const { conversation, files } = handling.options
  const first: Sent = { incoming, row }
  const why = (await conversation.refusesFiles(message)) ?? (files ? null : NO_PLACE)
  await albumComplete(handling, first)
  const sent = [first, ...sentTogether(handling, first)]
  const words = sent.flatMap((each) => each.incoming.text || []).join('\n')
  const said = { ...message, ...(words === '' ? {} : { text: words }) }
  const others = sent.slice(1).map((each) => each.row)
  if (why !== null || !files) return { message: { ...said, unkept: [why ?? NO_PLACE] }, others }
  const kept: KeptFile[] = []
  const unkept: string[] = []
  for (const each of sent) {
    const one = await keep(handling, files, each)
    if (typeof one === 'string') unkept.push(one)
    else kept.push(one)
  }
  return {
    message: {
      ...said,
      ...(kept.length > 0 ? { files: kept } : {}),
      ...(unkept.length > 0 ? { unkept } : {}),
    },
    others,
  }
}

/** The file as it is kept, or the sentence why it is not. Its name is never logged. */
async function keep(
  { api, options }: Handling,
  files: FileStore,
  { incoming, row }: Sent,
): Promise<KeptFile | string> {
  const { fileId, name, bytes } = incoming.file
  if ((bytes ?? 0) > MOST_DOWNLOAD_BYTES) return TOO_BIG
  try {
    return await files.keep({ name, content: await api.download(fileId, MOST_DOWNLOAD_BYTES) })
  } catch (error) {
    if (error instanceof FileError) {
      if (error.fault === 'disk') options.log.error('附件存不下', error)
      return error.message
    }
    if (!(error instanceof ApiError)) throw error
    if (error.fault === 'too-big') return TOO_BIG
    if (error.fault !== 'refused' && row.attempts + 1 < MOST_ATTEMPTS) throw error
    options.log.error('附件没有从 Telegram 取到', error)
    return NOT_FETCHED
  }
}

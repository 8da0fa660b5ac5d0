import { ExportError } from '../exports/index.ts'
import { FileError } from '../files/index.ts'
import type { Attachment } from '../reply/index.ts'
import { NO_RIGHT } from './behalf/refusals.ts'
import { mayOpen } from './may-open.ts'
import type { Parts } from './turn.ts'
import type { OpenedAttachment } from './types.ts'

/** The bytes of an attachment: as they stand, of a kept file, or made now. See {@link Conversation.open}. */
export async function openAttachment(
  { store, files, exporter }: Pick<Parts, 'store' | 'files' | 'exporter'>,
  attachment: Attachment,
  now: Date,
  by?: string,
): Promise<OpenedAttachment> {
  const { name, mediaType } = attachment
  if (by !== undefined && !(await mayOpen(store, by, attachment))) {
    // Whether there is such a file is not told to who may not have it.
    throw 'export' in attachment ? new ExportError(NO_RIGHT) : new FileError('unknown', '没有找到这个附件。')
  }
  if ('content' in attachment) return { name, mediaType, bytes: Buffer.from(attachment.content, 'utf8') }
  if ('file' in attachment) {
    if (!files) throw new FileError('unknown', '这里没有保存附件的地方，打不开这个文件。')
    return { name, mediaType, bytes: await files.read(attachment.file) }
  }
  if (!exporter) throw new ExportError('这里不能导出；请在网页或命令行导出。')
  return exporter.make(attachment.export, now)
}

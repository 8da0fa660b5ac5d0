import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import type { Conversation } from '../../conversation/index.ts'
import { ExportError } from '../../exports/index.ts'
import { FileError } from '../../files/index.ts'
import type { Attachment } from '../../reply/index.ts'
import { StoreError } from '../../storage/index.ts'
import { sanitize } from '../../text/index.ts'

/**
 * Saves an attachment of a reply in a folder that is made where it is not there; never over a file of other content.
 * @returns a line that says where it is, or why it is not
 */
export async function saveAttachment(
  attachment: Attachment,
  folder: string,
  {
    conversation,
    person,
    clock,
  }: { conversation: Pick<Conversation, 'open'>; person: string; clock: () => Date },
): Promise<string> {
  try {
    const { name, bytes } = await conversation.open(attachment, clock(), person)
    return `已保存：${await writeApart(folder, name, bytes)}`
  } catch (error) {
    if (error instanceof ExportError || error instanceof FileError || error instanceof StoreError) {
      return `没有保存：${error.message}`
    }
    if (error instanceof Error && 'code' in error) {
      return `没有保存：${folder} 写不进去（${String(error.code)}），请检查磁盘和权限后再试。`
    }
    throw error
  }
}

/** More files of one name than anybody keeps. */
const MOST_APART = 1_000

async function writeApart(folder: string, name: string, bytes: Buffer): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const flat =
    sanitize(name)
      .replace(/[/\\\n\t]/g, '_')
      .replace(/^\.+/, '') || '附件'
  const ending = extname(flat)
  for (let number = 1; number <= MOST_APART; number += 1) {
    const stem = flat.slice(0, flat.length - ending.length)
    const path = join(folder, number === 1 ? flat : `${stem}（${number}）${ending}`)
    try {
      await writeFile(path, bytes, { flag: 'wx', mode: 0o600 })
      return path
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
      if ((await readFile(path)).equals(bytes)) return path
    }
  }
  throw new ExportError(`${folder} 里同名的文件太多，请清理后再试。`)
}

/** getFile, and what becomes of a file that the bot sends. */
import { malformed, Refusal, refused } from '../refusal.ts'
import type { StoredFile } from '../types.ts'
import type { Invocation, Method } from './context.ts'

const downloadLimitBytes = 20 * 1024 * 1024

/** The file under `name`: newly uploaded, or one that Telegram has already. */
export function storeUpload(call: Invocation, name: string, limitBytes: number): StoredFile {
  const file = call.params.file(name)
  if (file === undefined || file === '') throw malformed(`there is no ${name} in the request`)
  if (typeof file === 'string') {
    const known = call.context.world.files.get(file)
    if (!known) throw refused('wrong remote file identifier specified: Wrong string length')
    return known
  }
  if (file.content.length === 0) throw malformed('file must be non-empty')
  if (file.content.length > limitBytes)
    throw new Refusal(413, 'Request Entity Too Large', { violation: true })
  return call.context.world.addFile(file.name, name === 'photo' ? 'photos' : 'documents', file.content)
}

export const fileMethods: Record<string, Method> = {
  getFile: {
    params: { file_id: 'string' },
    run({ context, params }) {
      const id = params.string('file_id')
      if (id === undefined) throw malformed('file_id not specified')
      const file = context.world.files.get(id)
      if (!file) throw refused('wrong file_id or the file is temporarily unavailable')
      if (file.size > downloadLimitBytes) throw refused('file is too big')
      return { file_id: id, file_unique_id: `U${id}`, file_size: file.size, file_path: file.path }
    },
  },
}

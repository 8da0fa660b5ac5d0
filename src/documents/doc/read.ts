import { DocumentError } from '../errors.ts'
import type { Sink } from '../sink.ts'

/** The text of an old Word document. */
export async function readOle(_bytes: Uint8Array, _sink: Sink): Promise<string> {
  throw new DocumentError(
    'old-word',
    '这是旧版 Word 文档（.doc），读不了：请用 Word 或 WPS 打开，另存为 .docx 再导入。',
  )
}

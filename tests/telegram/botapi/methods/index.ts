/** Every method that the server knows, by its name in lower case: Telegram pays no heed to case. */
import { chatMethods } from './chats.ts'
import { commandMethods } from './commands.ts'
import type { Method } from './context.ts'
import { editMethods } from './edit.ts'
import { fileMethods } from './files.ts'
import { receiveMethods } from './receive.ts'
import { sendMethods } from './send.ts'

export type { Context, Invocation } from './context.ts'
export { RawJson } from './context.ts'
export { isUpload, type Raw, readParams } from './params.ts'

export const methods = new Map<string, { name: string; method: Method }>(
  Object.entries({
    ...chatMethods,
    ...commandMethods,
    ...editMethods,
    ...fileMethods,
    ...receiveMethods,
    ...sendMethods,
  }).map(([name, method]) => [name.toLowerCase(), { name, method }]),
)

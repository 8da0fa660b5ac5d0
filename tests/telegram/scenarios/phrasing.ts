/** A product with a chat model: a member, and the server that the model's words come from. */
import { expect } from 'vitest'
import { type ModelServer, startModelServer } from '../../model/server/index.ts'
import type { Seen, ServerOptions } from '../../model/server/types.ts'
import type { TranscriptMessage } from '../botapi/index.ts'
import type { Person } from '../people/index.ts'
import { members } from './cast.ts'
import { openSetting, type Product, type Setting } from './product.ts'

/** A question with one answer, which a fact about the person makes longer. */
export const QUESTION = '镇长多久带队检查一次？'
/** Under every answer that no model put in words. */
export const BY_RULE = '程序按条文生成'
export const BY_MODEL = '表述由模型'
export const GROWING = '模型正在组织表述…'

export interface Scene {
  setting: Setting
  model: ModelServer
  product: Product
  /** A second start on the same data, with the same model. */
  again(env?: Record<string, string>): Promise<Product>
}

/** How long a model may take on a busy machine until it has done what a test waits for. */
const MODEL_MS = 40_000

/**
 * Starts all of it; each of `ids` is an official in post. The product has found out by then how the model gives its
 * answers: a fault that a test plays from here on would otherwise meet that little question on a slow machine, and the
 * answers would never be asked about. A model that fails from the start (`fault`) is not waited for.
 */
export async function openScene(
  ids: number[],
  options: ServerOptions = {},
  env: Record<string, string> = {},
): Promise<Scene> {
  const model = await startModelServer({ pieceChars: 4, delayMs: 40, ...options })
  const setting = await openSetting()
  const post = { id: 'town-government-head', title: '镇长' }
  await members(
    setting,
    ids.map((id) => ({ id, name: `用户${id}`, role: 'official', post })),
  )
  const start = (more: Record<string, string> = {}) =>
    setting.start({ OPENAI_BASE_URL: model.url, OPENAI_MODEL: 'loopback', ...env, ...more })
  const product = await start()
  if (!options.fault) await expect.poll(() => probed(model), { timeout: MODEL_MS }).toBe(true)
  return { setting, model, product, again: start }
}

/** The bot's answers in private. */
export async function answersOf(person: Person): Promise<TranscriptMessage[]> {
  return (await person.chat.messages()).filter(({ from }) => from.bot)
}

/** All that a message showed, one after the other. */
export function states({ earlier, text }: TranscriptMessage): string[] {
  return [...earlier, text]
}

/** Milliseconds between the calls that put or changed something in the chat, one after the other. */
export async function gaps(setting: Setting, chat: number): Promise<number[]> {
  const calls = (await setting.world.calls()).filter(
    ({ method, params }) => /^(sendMessage|editMessageText)$/.test(method) && Number(params.chat_id) === chat,
  )
  return calls.slice(1).map(({ tick }, index) => tick - (calls[index]?.tick ?? 0))
}

function probed({ requests }: ModelServer): boolean {
  return requests.some(({ prompt, status, aborted }) => prompt.id === 'probe' && status === 200 && !aborted)
}

/** Resolves when the model has been asked to put something in words, and that has ended. */
export async function phrasedOnce(model: ModelServer): Promise<void> {
  const ended = () => phrasings(model).some(({ status, aborted }) => status !== null || aborted)
  await expect.poll(ended, { timeout: MODEL_MS }).toBe(true)
}

/** What the model was asked to put in words. */
export function phrasings(model: ModelServer): readonly Seen[] {
  return model.requests.filter(({ prompt }) => prompt.id === 'phrase')
}

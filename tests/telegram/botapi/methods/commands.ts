/** setMyCommands, getMyCommands, deleteMyCommands: one list per scope and language. */
import { malformed, refused } from '../refusal.ts'
import type { Command, World } from '../world/world.ts'
import type { Invocation, Method } from './context.ts'
import { objectOf } from './params.ts'

const scopes = ['default', 'all_private_chats', 'all_group_chats', 'all_chat_administrators']
const chatScopes = ['chat', 'chat_administrators', 'chat_member']

function key(call: Invocation): string {
  const { world } = call.context
  return JSON.stringify([readScope(world, call.params.json('scope')), language(call)])
}

function language(call: Invocation): string {
  const code = call.params.string('language_code') ?? ''
  if (!/^([a-z]{2})?$/.test(code)) throw malformed('invalid language code specified')
  return code
}

function readScope(world: World, value: unknown): unknown {
  if (value === undefined || value === '') return { type: 'default' }
  const scope = objectOf(value, 'BotCommandScope', ['type', 'chat_id', 'user_id'])
  const type = String(scope.type)
  if (scopes.includes(type)) return { type }
  if (!chatScopes.includes(type)) throw malformed("can't parse BotCommandScope: Unsupported type specified")
  const chat = world.chats.get(Number(scope.chat_id))
  if (!chat) throw refused('chat not found')
  return type === 'chat_member' ? { type, chat: chat.id, user: scope.user_id } : { type, chat: chat.id }
}

function readCommand(value: unknown): Command {
  const { command: given, description: words } = objectOf(value, 'BotCommand', ['command', 'description'])
  for (const [name, field] of [
    ['command', given],
    ['description', words],
  ])
    if (typeof field !== 'string') throw malformed(`can't parse BotCommand: Can't find field "${name}"`)
  const command = String(given).trim().replace(/^\//, '')
  const description = String(words).trim()
  if (command === '') throw malformed('command must be non-empty')
  if ([...command].length > 32) throw malformed('command length must not exceed 32')
  if (description === '') throw malformed('command description must be non-empty')
  if ([...description].length > 256) throw malformed('command description length must not exceed 256')
  if (!/^[a-z0-9_]+$/.test(command)) throw malformed('BOT_COMMAND_INVALID')
  return { command, description }
}

const where = { scope: 'json', language_code: 'string' } as const

export const commandMethods: Record<string, Method> = {
  setMyCommands: {
    params: { ...where, commands: 'json' },
    run(call) {
      const commands = call.params.json('commands') ?? []
      if (!Array.isArray(commands)) throw malformed('expected an Array of BotCommand')
      if (commands.length > 100) throw malformed('BOT_COMMANDS_TOO_MUCH')
      call.context.world.commands.set(key(call), commands.map(readCommand))
      return true
    },
  },
  getMyCommands: { params: where, run: (call) => call.context.world.commands.get(key(call)) ?? [] },
  deleteMyCommands: {
    params: where,
    run(call) {
      call.context.world.commands.delete(key(call))
      return true
    },
  },
}

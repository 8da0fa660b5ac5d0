/** Carries out what a test asks of the world. */
import type { BotApiServer } from '../server.ts'
import { transcriptOf } from '../world/transcript.ts'
import { botMember, createGroup, migrate, setMember } from './groups.ts'
import { chatById, userOf } from './lookup.ts'
import { block, edit, say, tap } from './people.ts'
import type { Act } from './types.ts'

export type { Act, Media } from './types.ts'

/** Gives what the act makes or reads, as plain data. */
export function perform(server: BotApiServer, act: Act): unknown {
  const { context, faults } = server
  const { world, updates, webhook, recorder, flood } = context
  switch (act.do) {
    case 'user':
      return { id: world.addUser(act.name, act).id }
    case 'group':
      return createGroup(world, act)
    case 'topic': {
      const chat = chatById(world, act.chat)
      const [owner] = [...chat.members.keys()]
      const from = userOf(world, owner ?? 0)
      const content = { forum_topic_created: { name: act.name, icon_color: 7322096 } }
      const { id } = world.post(chat, { from, what: 'service', content })
      chat.topics.set(id, { name: act.name, closed: false })
      return { thread: id }
    }
    case 'topic-state': {
      const chat = chatById(world, act.chat)
      const topic = chat.topics.get(act.thread)
      if (!topic) throw new Error(`There is no topic ${act.thread}.`)
      if (act.state === 'deleted') {
        for (const message of [...chat.messages.values()])
          if (message.thread === act.thread) world.delete(message)
        return chat.topics.delete(act.thread)
      }
      topic.closed = act.state === 'closed'
      return true
    }
    case 'say':
      return say(context, act)
    case 'edit':
      return edit(context, act)
    case 'tap':
      return tap(context, act)
    case 'block':
    case 'unblock':
      return block(context, act.user, act.do === 'block')
    case 'deactivate':
      userOf(world, act.user).deactivated = true
      return true
    case 'bot-member':
      return botMember(context, act)
    case 'member':
      return setMember(context, act)
    case 'mute':
      chatById(world, act.chat).muted = act.muted
      return true
    case 'migrate':
      return migrate(context, act.chat)
    case 'delete': {
      const message = chatById(world, act.chat).messages.get(act.message)
      if (message) world.delete(message)
      return message !== undefined
    }
    case 'privacy':
      world.privacy = act.on
      return true
    case 'limits':
      flood.limits = act.limits
      return true
    case 'fault':
      faults.order(act.method, act.times, act.fault, act.chat ?? null)
      return true
    case 'no-faults':
      faults.clear()
      return true
    case 'clock':
      server.clockOffsetMs += act.byMs
      return { now: new Date(world.now()).toISOString() }
    case 'transcript':
      return transcriptOf(world, chatById(world, act.chat))
    case 'calls': {
      const calls = act.from ? recorder.calls.slice(act.from) : recorder.calls
      const name = act.method?.toLowerCase()
      return name === undefined ? calls : calls.filter((call) => call.method.toLowerCase() === name)
    }
    case 'violations':
      return recorder.violations
    case 'status':
      return {
        url: server.url,
        token: server.token,
        bot: { id: world.bot.id, username: world.bot.username, name: world.bot.firstName },
        now: new Date(world.now()).toISOString(),
        changes: world.changes,
        pendingUpdates: updates.pendingCount,
        openTaps: [...world.taps.values()].filter((tap) => !tap.answered).length,
        webhook: webhook.settings,
      }
    case 'commands':
      return Object.fromEntries(world.commands)
    case 'file': {
      const file = world.files.get(act.id)
      if (!file) throw new Error(`There is no file ${act.id}.`)
      return { name: file.name, bytes: Buffer.from(file.content).toString('base64') }
    }
  }
}

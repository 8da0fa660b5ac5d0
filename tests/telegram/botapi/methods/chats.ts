/** getMe, getChat, getChatMember, getChatAdministrators, leaveChat. */
import { malformed, refused } from '../refusal.ts'
import { chatJson, memberJson, userJson } from '../world/json.ts'
import { chatOf } from './access.ts'
import type { Method } from './context.ts'

export const chatMethods: Record<string, Method> = {
  getMe: {
    params: {},
    run: ({ context: { world } }) => {
      const { language_code: _, ...user } = userJson(world.bot)
      return {
        ...user,
        can_join_groups: true,
        can_read_all_group_messages: !world.privacy,
        supports_inline_queries: false,
        can_connect_to_business: false,
        has_main_web_app: false,
      }
    },
  },
  getChat: {
    params: { chat_id: 'chat' },
    run: (call) => ({
      ...chatJson(chatOf(call)),
      accent_color_id: 0,
      max_reaction_count: 11,
      accepted_gift_types: {},
    }),
  },
  getChatMember: {
    params: { chat_id: 'chat', user_id: 'int' },
    run(call) {
      const { world } = call.context
      const chat = chatOf(call)
      const id = call.params.int('user_id')
      if (id === undefined || id <= 0) throw malformed('invalid user_id specified')
      const user = world.users.get(id)
      if (!user) throw refused('PARTICIPANT_ID_INVALID')
      const status = chat.type === 'private' ? (id === chat.id ? 'member' : 'left') : chat.members.get(id)
      return memberJson(user, status ?? 'left')
    },
  },
  getChatAdministrators: {
    params: { chat_id: 'chat' },
    run(call) {
      const { world } = call.context
      const chat = chatOf(call)
      if (chat.type === 'private') throw refused('there are no administrators in the private chat')
      return [...chat.members].flatMap(([id, status]) => {
        const user = world.users.get(id)
        const leads = status === 'creator' || status === 'administrator'
        // Telegram leaves out other bots, and names this one.
        return user && leads && (!user.isBot || id === world.bot.id) ? [memberJson(user, status)] : []
      })
    },
  },
  leaveChat: {
    params: { chat_id: 'chat' },
    run(call) {
      const { world } = call.context
      const chat = chatOf(call)
      if (chat.type === 'private') throw refused("chat member status can't be changed in private chats")
      chat.members.set(world.bot.id, 'left')
      return true
    },
  },
}

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createAnswerer, loadQuestionLanguage } from '../../src/answers/index.ts'
import { type Conversation, createConversation, type Parts } from '../../src/conversation/index.ts'
import { dutyRules } from '../../src/duties/index.ts'
import { createFollowUp } from '../../src/interpretation/index.ts'
import { loadKnowledge } from '../../src/knowledge/index.ts'
import { plainText, type Reply } from '../../src/reply/index.ts'
import { openStore, type Store } from '../../src/storage/index.ts'

/** What rests on the law alone; with the regulations imported into a data folder. */
function lawOf(data: string | null) {
  const imported = data === null ? null : join(data, 'regulations')
  const knowledge = loadKnowledge(join(import.meta.dirname, '../../knowledge'), imported)
  const language = loadQuestionLanguage(knowledge.dir, knowledge)
  return {
    knowledge,
    answerer: createAnswerer(knowledge, language),
    followUp: createFollowUp(knowledge, language),
    rules: dutyRules(knowledge.packs),
  }
}

const SHIPPED = lawOf(null)

type Settings = Pick<Parts, 'owners' | 'linkTo' | 'phraser' | 'interpreter'>

/** A conversation over a real database file, with helpers that read like a script. */
export interface Talk {
  conversation: Conversation
  store: Store
  /** Says a text (as `person`), gives the last reply. */
  say(text: string): Promise<Reply>
  /** Taps the button with this label on the last reply. */
  tap(label: string): Promise<Reply>
  /** Sends the action of any earlier button again. */
  act(action: string): Promise<Reply>
  /** Sets the day (and the hour, Asia/Shanghai) for what follows. */
  on(day: string, time?: string): void
  /** Speaks as somebody else from here on. */
  as(person: string): void
  text(reply: Reply): string
  labels(reply: Reply): string[]
  /** Closes the database and opens it again, as after a restart. */
  restart(): Promise<void>
  end(): Promise<void>
}

/** @param imported data folder whose regulations are in force as well. Default: the shipped ones alone. */
export async function openTalk(
  day: string,
  settings: Settings = {},
  imported: string | null = null,
): Promise<Talk> {
  const law = imported === null ? SHIPPED : lawOf(imported)
  const dir = mkdtempSync(join(tmpdir(), 'zhaodan-talk-'))
  let now = instant(day, '09:00')
  let person = 'local'
  let last: Reply | undefined
  let ids = 0
  const start = async () => {
    const store = await openStore({ dir })
    const newId = () => `id${Date.now().toString(36)}${++ids}`
    return {
      store,
      conversation: createConversation({ ...settings, ...law, store, newId }),
    }
  }
  let { store, conversation } = await start()
  const send = async (message: { text: string } | { tap: string }) => {
    now = new Date(now.getTime() + 1000)
    last = (await conversation.handle({ ...message, person, now })).at(-1) as Reply
    return last
  }
  return {
    get conversation() {
      return conversation
    },
    get store() {
      return store
    },
    say: (text) => send({ text }),
    async tap(label) {
      const button = last?.buttons.flat().find((each) => each.label === label)
      if (!button)
        throw new Error(`no button ${label}; there are ${last?.buttons.flat().map((b) => b.label)}`)
      return send({ tap: button.action })
    },
    act: (tap) => send({ tap }),
    on(nextDay, time = '09:00') {
      now = instant(nextDay, time)
    },
    as(next) {
      person = next
    },
    text: (reply) => plainText(reply.blocks),
    labels: (reply) => reply.buttons.flat().map((button) => button.label),
    async restart() {
      await store.close()
      const opened = await start()
      store = opened.store
      conversation = opened.conversation
    },
    async end() {
      await store.close()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

function instant(day: string, time: string): Date {
  return new Date(`${day}T${time}:00+08:00`)
}

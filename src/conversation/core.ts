import { type Reply, reply } from '../reply/index.ts'
import { StoreError } from '../storage/index.ts'
import { sanitize } from '../text/index.ts'
import { parseAction } from './actions.ts'
import { planBlocks } from './cards/plan-card.ts'
import { hear } from './hear.ts'
import { respond, tap } from './respond.ts'
import { openTurn, type Parts, type Turn } from './turn.ts'
import type { Board, Conversation, HistoryLine, IncomingMessage } from './types.ts'
import { articleReply } from './views/article-view.ts'
import { boardOf } from './views/board-view.ts'
import { welcomeReply } from './views/help-view.ts'
import { readerView } from './views/reader-view.ts'

/** Longer messages are answered with a sentence and not read: no honest report or question is that long. */
const MOST_CHARACTERS = 8000

/** The dialogue core over knowledge, a store and the answers. */
export function createConversation(parts: Parts): Conversation {
  const { knowledge, store } = parts
  return {
    async welcome(person, now) {
      const turn = await openTurn(parts, { person, now })
      return welcomeReply(turn, await planBlocks(turn))
    },
    handle: (message, store) => (store ? handle({ ...parts, store }, message) : handleAlone(parts, message)),
    async history(person, limit, beforeSeq) {
      const rows = await store.messages(person, limit, beforeSeq)
      return rows.map((row): HistoryLine => {
        const line = { seq: row.seq, from: row.from, at: row.at }
        return row.from === 'person'
          ? { ...line, text: row.body }
          : { ...line, reply: JSON.parse(row.body) as Reply }
      })
    },
    async board(person, now): Promise<Board> {
      return boardOf(await openTurn(parts, { person, now }))
    },
    regulations: () =>
      knowledge.packs.map(({ meta }) => ({
        id: meta.id,
        shortName: meta.shortName,
        fullName: meta.fullName,
      })),
    regulation(id) {
      const pack = knowledge.pack(id)
      return pack && readerView(pack)
    },
  }
}

/** A store that cannot write is told to the person in its own words; nothing of the message was then stored. */
async function handleAlone(parts: Parts, message: IncomingMessage): Promise<Reply[]> {
  try {
    return await parts.store.transaction((store) => handle({ ...parts, store }, message))
  } catch (error) {
    if (!(error instanceof StoreError)) throw error
    return [failure(`没有保存：${error.message}`)]
  }
}

async function handle(parts: Parts, message: IncomingMessage): Promise<Reply[]> {
  await ensureNamed(parts, message)
  const answered = await answerTo(await openTurn(parts, message), message)
  await keepLines(parts, message, answered)
  return answered.replies
}

async function ensureNamed({ store }: Parts, { person, now, name }: IncomingMessage): Promise<void> {
  const known = await store.ensurePerson(person, now.toISOString())
  if (known.name === null && name) await store.namePerson(person, name)
}

function failure(text: string): Reply {
  return reply({ blocks: [{ type: 'lead', text }] })
}

async function keepLines(
  { store }: Parts,
  { person, now }: IncomingMessage,
  { said, replies }: { said: string | null; replies: Reply[] },
): Promise<void> {
  const at = now.toISOString()
  if (said !== null) await store.addMessage({ person, from: 'person', body: said, at })
  for (const each of replies)
    await store.addMessage({ person, from: 'assistant', body: JSON.stringify(each), at })
}

/** How far back a tapped button's label is looked for; older ones are told without it. */
const LINES_SEARCHED = 40

/** The label of a tapped button, so that the history reads as the conversation went. */
async function labelOf(turn: Turn, tap: string): Promise<string | null> {
  const lines = await turn.parts.store.messages(turn.person, LINES_SEARCHED)
  const buttons = lines
    .filter((line) => line.from === 'assistant')
    .flatMap((line) => (JSON.parse(line.body) as Reply).buttons.flat())
  return buttons.find((button) => button.action === tap)?.label ?? null
}

/** What to keep as said by the person (null where nothing is), and the replies. */
async function answerTo(
  turn: Turn,
  message: IncomingMessage,
): Promise<{ said: string | null; replies: Reply[] }> {
  if (message.tap !== undefined) {
    const action = parseAction(message.tap)
    if (action?.type === 'say') return { said: action.text, replies: await respond(turn, action.text) }
    if (action?.type === 'open') return { said: null, replies: [articleReply(turn, action.ref)] }
    if (action?.type === 'card') {
      return { said: await labelOf(turn, message.tap), replies: await tap(turn, action) }
    }
    return {
      said: null,
      replies: [reply({ blocks: [{ type: 'lead', text: '此操作已过期，请重新说一遍。' }], passing: true })],
    }
  }
  const text = sanitize(message.text ?? '').trim()
  if (text === '') {
    const heard = message.via === 'voice' ? '没有听出说了什么。' : '没有收到文字。'
    return {
      said: null,
      replies: [reply({ blocks: [{ type: 'lead', text: `${heard}请说一件事，或输入“帮助”。` }] })],
    }
  }
  if (text.length > MOST_CHARACTERS) {
    const lead = `这条消息有 ${text.length} 字，超过一次能处理的 ${MOST_CHARACTERS} 字，没有记录任何内容。请分几次发。`
    return { said: `${text.slice(0, 200)}……`, replies: [reply({ blocks: [{ type: 'lead', text: lead }] })] }
  }
  const { via } = message
  return { said: text, replies: await (via ? hear(turn, text, via) : respond(turn, text)) }
}

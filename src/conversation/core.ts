import { createLimits, standingOf } from '../access/index.ts'
import { chineseWorkdays } from '../calendar/index.ts'
import type { Reply } from '../reply/index.ts'
import { StoreError } from '../storage/index.ts'
import { sanitize } from '../text/index.ts'
import { parseAction } from './actions.ts'
import { openAttachment } from './attachments.ts'
import { answerWithFiles } from './evidence/message.ts'
import { refusedAlone, whyNoFiles, withoutRefused, withRemark } from './evidence/refused.ts'
import { calendarFeed } from './exports/feed.ts'
import { answerInGroup, answerOfGroups } from './groups/index.ts'
import { hear } from './hear.ts'
import { historyOf } from './history.ts'
import { holdsFile } from './may-open.ts'
import { answerGuest } from './members/index.ts'
import { consider } from './model/consider.ts'
import { exchangeOf } from './model/exchanges.ts'
import { phrasable, phrase } from './model/phrase.ts'
import { createRecent } from './model/recent.ts'
import { type ReminderAction, readReminderAction } from './reminders/actions.ts'
import { tapDigest } from './reminders/digest/buttons.ts'
import { digestNow } from './reminders/digest/digest.ts'
import { digestSent } from './reminders/digest/kept.ts'
import { readDigestKey } from './reminders/digest/keys.ts'
import { asksWhoAdministers } from './reminders/group/admin.ts'
import { planBlocks } from './reminders/own/list.ts'
import { remindingParts } from './reminders/parts.ts'
import { planReminders } from './reminders/plan/plan.ts'
import { tapPrivatePanel } from './reminders/private/tap.ts'
import { respond, tap } from './respond.ts'
import { EXPIRED, passing, sentence } from './say.ts'
import { openTurn, type Parts, type Turn } from './turn.ts'
import type { Board, Conversation, IncomingMessage } from './types.ts'
import { type Answered, unreadable } from './unreadable.ts'
import { articleReply } from './views/article-view.ts'
import { boardOf } from './views/board-view.ts'
import { checklistView } from './views/checklist-view.ts'
import { welcomeReply } from './views/help-view.ts'
import { readerView } from './views/reader-view.ts'

/** The dialogue core over knowledge, a store and the answers. */
export function createConversation(given: Parts): Conversation {
  const { knowledge, store } = given
  const limits = given.limits ?? createLimits()
  const parts: Parts = {
    limits,
    recent: createRecent(),
    workdays: chineseWorkdays(),
    ...given,
  }
  return {
    async welcome(person, now) {
      const turn = await openTurn(parts, { person, now })
      return welcomeReply(turn, await planBlocks(turn))
    },
    open: (attachment, now, by) => openAttachment(parts, attachment, now, by),
    holdsFile: (person, sha256) => holdsFile(store, person, sha256),
    calendar: (secret, now) => calendarFeed(parts, secret, now),
    refusesFiles: async ({ person, group = null }) =>
      whyNoFiles({ group, standing: await standingOf(store, person, parts.owners ?? new Set()) }),
    handle: (message, store) => (store ? handle({ ...parts, store }, message) : handleAlone(parts, message)),
    consider: (message, options) => consider(parts, message, options),
    phrasable: (reply) => phrasable(parts, reply),
    phrase: (message, reply, options = {}) => phrase(parts, message, reply, options),
    needsAdministrator: (message) => asksWhoAdministers(limits, message),
    planReminders: (now, prefix, told) => planReminders(remindingParts(parts), now, prefix, told),
    isDigest: ({ key }) => readDigestKey(key) !== null,
    digest: (row, now) => digestNow(remindingParts(parts), row, now),
    digestSent: (row, sent, now) => digestSent(parts, row, sent, now),
    history: (person, limit, beforeSeq) => historyOf(store, person, limit, beforeSeq),
    checklist: async (person, span, now) => checklistView(await openTurn(parts, { person, now }), span),
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
    return [sentence(`没有保存：${error.message}`)]
  }
}

async function handle(parts: Parts, message: IncomingMessage): Promise<Reply[]> {
  await parts.store.ensurePerson(message.person, message.now.toISOString())
  const turn = await openTurn(parts, message)
  await nameOnce(turn)
  const { message: taken, unkept } = withoutRefused(turn, message)
  const alone = unkept.length > 0 && !taken.files && !taken.text?.trim() && taken.tap === undefined
  if (turn.group) {
    const given = alone ? [refusedAlone(turn, unkept)] : await answerInGroup(turn, taken)
    return rememberAsked(turn, alone ? given : withRemark(given, unkept))
  }
  const answered = alone
    ? { said: null, replies: [refusedAlone(turn, unkept)] }
    : withRemarks(await answerTo(turn, taken), unkept)
  // Of somebody who joins with this message, the name is known from here on.
  if (turn.standing.role === 'guest') await nameOnce(await standingNow(turn))
  if (!answered.unkept) await keepLines(parts, message, answered)
  return answered.replies
}

/** A group's words are no lines of a conversation; what was asked is remembered for a while, for follow-ups. */
function rememberAsked({ parts, group, by, now }: Turn, replies: Reply[]): Reply[] {
  const exchange = replies.map(exchangeOf).find((each) => each !== null)
  if (group && exchange) parts.recent?.add(group.address, by, exchange, now)
  return replies
}

async function standingNow(turn: Turn): Promise<Turn> {
  const { store, owners } = turn.parts
  return { ...turn, standing: await standingOf(store, turn.person, owners ?? new Set()) }
}

/** The channel's name for a member who has none yet; of a guest nothing but the conversation is kept. */
async function nameOnce({ parts, person, standing, shownName }: Turn): Promise<void> {
  if (shownName === undefined || standing.role === 'guest') return
  if ((await parts.store.person(person))?.name === null) await parts.store.namePerson(person, shownName)
}

async function keepLines(
  { store }: Parts,
  { person, now }: IncomingMessage,
  { said, replies }: { said: string | null; replies: Reply[] },
): Promise<void> {
  const at = now.toISOString()
  const lines = replies.map((each) => ({ from: 'assistant' as const, body: bodyOf(each) }))
  const all = said === null ? lines : [{ from: 'person' as const, body: said }, ...lines]
  await store.addMessages(all.map((line) => ({ person, ...line, at })))
}

/** What is for its person's eyes alone is in no history. */
function bodyOf({ secret, ...kept }: Reply): string {
  const body = JSON.stringify(kept)
  return secret === undefined ? body : body.replaceAll(secret, '（只显示一次，没有保存）')
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

function tapReminder(turn: Turn, action: ReminderAction): Promise<Reply> {
  return action.type === 'digest' ? tapDigest(turn, action) : tapPrivatePanel(turn, action)
}

/** @param carriedOn true for what was said in a group and is gone on with: counted there already. */
async function answerTo(turn: Turn, message: IncomingMessage, carriedOn = false): Promise<Answered> {
  const ofGroups = () => answerOfGroups(turn, message, (later, words) => answerTo(later, words, true))
  if (turn.standing.role === 'guest') return answerGuest(turn, message, { carried: ofGroups, carriedOn })
  const answered = await ofGroups()
  if (answered) return answered
  if (message.tap !== undefined) {
    const reminder = readReminderAction(message.tap)
    if (reminder)
      return { said: await labelOf(turn, message.tap), replies: [await tapReminder(turn, reminder)] }
    const action = parseAction(message.tap)
    if (action?.type === 'say') return { said: action.text, replies: await respond(turn, action.text) }
    if (action?.type === 'open') return { said: null, replies: [articleReply(turn, action.ref)] }
    if (action?.type === 'card') {
      return { said: await labelOf(turn, message.tap), replies: await tap(turn, action) }
    }
    return {
      said: null,
      replies: [passing(EXPIRED)],
    }
  }
  const text = sanitize(message.text ?? '').trim()
  const { via } = message
  const goOn = (within: Turn) => (via ? hear(within, text, via) : respond(within, text))
  const withFiles = await answerWithFiles(turn, message, text, goOn)
  const refused = withFiles ? null : unreadable(text, via === 'voice')
  return withFiles ?? refused ?? { said: text, replies: await goOn(turn) }
}

function withRemarks(answered: Answered, unkept: readonly string[]): Answered {
  return { ...answered, replies: withRemark(answered.replies, unkept) }
}

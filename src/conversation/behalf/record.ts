import { type Reply, reply } from '../../reply/index.ts'
import { buttonsFor } from '../actions.ts'
import { openAmendCard } from '../cards/amend-card.ts'
import { type BehalfCard, keepCard, type OpenCard, replaceCards, settleCard } from '../cards/card.ts'
import { openLogCard } from '../cards/log-card.ts'
import { readReport } from '../cards/reason.ts'
import { readChecklistCommand } from '../checklist/commands.ts'
import { obeyChecklist } from '../checklist/obey.ts'
import { isDueQuery } from '../due-query.ts'
import { readWords } from '../read-words.ts'
import { sentence } from '../say.ts'
import { nameOf, type Turn, turnFor } from '../turn.ts'
import { look } from './look.ts'
import { type Named, readNamed } from './names.ts'
import { NO_RIGHT } from './refusals.ts'
import { actsFor, mayActFor } from './rights.ts'
import { labelOf, type Someone, someone } from './someone.ts'
import { postsOf } from './wording.ts'

/** How long the next sentence is taken for the official who was chosen. */
const WAITING_MS = 60 * 60 * 1000

/**
 * Does for an official, who accepted who speaks, what a sentence says; null where it is none about their record.
 * @param text what was said, which the ledger keeps.
 */
export async function doFor(turn: Turn, official: string, named: Named, text: string): Promise<Reply | null> {
  const theirs = await turnFor(turn, official)
  if (named.how === 'record' && named.rest === '') return startFor(theirs)
  const ofChecklist = readChecklistCommand(named.rest.replace(/^看(?=.)/, ''))
  if (ofChecklist) return obeyChecklist(theirs, ofChecklist)
  if (named.how === 'look' || isDueQuery(named.rest)) return look(theirs, named.rest)
  return (await writeFor(theirs, named.rest, text)) ?? (named.how === 'record' ? notUnderstood(theirs) : null)
}

/** `theirs` is over the official's record; null where the words neither report nor mend nor ask for what is due. */
async function writeFor(theirs: Turn, rest: string, text: string): Promise<Reply | null> {
  const understood = readReport(theirs, rest)
  switch (understood.intent) {
    case 'log':
      return openLogCard(theirs, understood, text)
    case 'correct':
    case 'void':
      return openAmendCard(theirs, understood.intent, understood, text)
    case 'plan':
      return sentence('这是还没有发生的事，不记入台账；做完以后再记。')
    case 'due':
      return look(theirs, rest)
    default:
      return null
  }
}

function notUnderstood(theirs: Turn): Reply {
  const name = nameOf(theirs, theirs.person)
  return sentence(
    `没有读出履职活动，没有记录任何内容。请连做了什么一起说，如“代${name}记：昨天带队检查了化工厂”。`,
  )
}

function cardOf(turn: Turn, card: Pick<BehalfCard, 'offered' | 'official' | 'words'>): BehalfCard {
  const evidence = turn.evidence?.length ? { evidence: [...turn.evidence] } : {}
  return {
    kind: 'behalf',
    ...card,
    ...evidence,
    until: new Date(turn.now.getTime() + WAITING_MS).toISOString(),
  }
}

/** Waits for what is to be recorded. `theirs` is over the official's record. */
async function startFor(theirs: Turn): Promise<Reply> {
  await replaceCards(theirs, 'behalf')
  const card = await keepCard(theirs, cardOf(theirs, { offered: [], official: theirs.person, words: null }))
  const name = `${nameOf(theirs, theirs.person)}${postsOf(theirs)}`
  return reply({
    blocks: [{ type: 'lead', text: `代 ${name} 记录。请说做了什么，如“昨天带队检查了化工厂”。` }],
    buttons: [[buttonsFor(card.id)('取消', 'cancel')]],
  })
}

/**
 * Asks for which official something is meant. `words`: what was said; null to record something yet to be said.
 * @param own whether it may be the speaker's own.
 */
export async function askWhom(
  turn: Turn,
  among: Someone[],
  words: string | null,
  { question = '为谁记录？', own = false }: { question?: string; own?: boolean } = {},
): Promise<Reply> {
  await replaceCards(turn, 'behalf')
  const offered = among.map((each) => each.id)
  const card = await keepCard(turn, cardOf(turn, { offered, official: null, words }))
  const button = buttonsFor(card.id)
  return reply({
    blocks: [{ type: 'lead', text: question }],
    buttons: [
      ...among.map((each, index) => [button(labelOf(each), 'pick', index)]),
      [...(own ? [button('我本人', 'own')] : []), button('取消', 'cancel')],
    ],
  })
}

/** What a button does: an official is chosen, or the speaker, or nobody. */
export async function tapBehalfCard(
  speaker: Turn,
  card: OpenCard<BehalfCard>,
  op: string,
  arg: number | null,
): Promise<Reply> {
  const { offered, words, official, evidence } = card.payload
  const turn = evidence ? { ...speaker, evidence } : speaker
  if (op === 'ok' && official !== null) return sentence('请先说做了什么，再确认。')
  const chosen = op === 'pick' ? offered[arg ?? -1] : undefined
  if (op === 'own' && words !== null) {
    await settleCard(turn, card.id, 'confirmed')
    return openLogCard(turn, readWords(turn, words), words)
  }
  if (op !== 'cancel' && chosen === undefined) return askAgain(turn, card)
  await settleCard(turn, card.id, chosen === undefined ? 'cancelled' : 'confirmed')
  if (chosen === undefined) return sentence('好的，没有记录任何内容。')
  if (!(await mayActFor(turn.parts.store, turn.by, chosen))) return sentence(NO_RIGHT)
  if (words === null) return startFor(await turnFor(turn, chosen))
  const [person] = await someone(turn, [chosen])
  const named = readNamed(words, person ? [person.name] : [], turn.today)
  const said: Named = named ?? { name: person?.name ?? '', how: 'record', rest: words }
  return (await doFor(turn, chosen, said, words)) ?? sentence('没有读出履职活动，没有记录任何内容。')
}

async function askAgain(turn: Turn, card: OpenCard<BehalfCard>): Promise<Reply> {
  const may = new Set(await actsFor(turn))
  const among = await someone(
    turn,
    card.payload.offered.filter((id) => may.has(id)),
  )
  return askWhom(turn, among, card.payload.words)
}

/** Takes a sentence as what the chosen official did; null where it reports nothing, or came too late. */
export async function answerBehalfCard(
  turn: Turn,
  card: OpenCard<BehalfCard>,
  text: string,
): Promise<Reply | null> {
  const { official, until } = card.payload
  if (official === null || turn.now.toISOString() > until) return null
  const names = [
    ...turn.names.values(),
    ...(await someone(turn, await actsFor(turn))).map((each) => each.name),
  ]
  if (readNamed(text, names, turn.today)) return null
  if (!(await mayActFor(turn.parts.store, turn.by, official))) {
    await settleCard(turn, card.id, 'expired')
    return sentence(`代录的同意已经结束，没有记录任何内容。`)
  }
  const theirs = await turnFor(turn, official)
  const understood = readWords(theirs, text)
  if (understood.intent !== 'log') return null
  await settleCard(turn, card.id, 'confirmed')
  return openLogCard(theirs, understood, text)
}

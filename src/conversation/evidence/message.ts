import type { Attached } from '../../ledger/index.ts'
import type { Reply } from '../../reply/index.ts'
import { readCommandIn, readWords } from '../read-words.ts'
import type { Turn } from '../turn.ts'
import type { IncomingMessage } from '../types.ts'
import { type Answered, unreadable } from '../unreadable.ts'
import { addressesIn, withoutAddresses } from './addresses.ts'
import { isLabel } from './label.ts'
import { obeyEvidence } from './obey.ts'
import { offerFiles, offerUntaken } from './receive.ts'
import { distinct } from './schema.ts'
import { namesOfAttached } from './wording.ts'

/** Longer words beside a web address say something themselves. */
const LONGEST_TITLE = 20

/**
 * Answers a message with files, or with a web address and next to no words; null for every other message. What the
 * words report goes on its card together with the files; words that report nothing are kept with the files, for which
 * the entry is asked.
 * @param text what was typed, without surrounding white space; may be empty.
 * @param goOn answers the words as any other, in the turn given.
 */
export async function answerWithFiles(
  turn: Turn,
  { files = [], via }: IncomingMessage,
  text: string,
  goOn: (turn: Turn) => Promise<Reply[]>,
): Promise<Answered | null> {
  const kept = distinct(files.map((file): Attached => ({ file })))
  const said = saidWith(text, kept)
  const labels = isLabelOnly(turn, text, kept.length > 0)
  if (kept.length === 0 && !(labels && addressesIn(text).length > 0)) return null
  if (labels) {
    const evidence = distinct([...kept, ...addressesIn(text)])
    return { said, replies: [await offerFiles(turn, evidence, withoutAddresses(text))] }
  }
  const within = { ...turn, evidence: kept }
  const command = via ? null : readCommandIn(turn.parts, text)
  if (command?.type === 'evidence') return { said, replies: [await obeyEvidence(within, command.wish, text)] }
  const replies = unreadable(text, false)?.replies ?? (await goOn(within))
  return { said, replies: await offerUntaken(within, replies, text) }
}

/** Whether the words, if any, say what the files are, and nothing that was done or is asked. */
function isLabelOnly(turn: Turn, text: string, hasFiles: boolean): boolean {
  const bare = withoutAddresses(text)
  if (bare === '') return true
  if (turn.considered?.understood || readCommandIn(turn.parts, text)) return false
  if (!hasFiles && bare.length > LONGEST_TITLE) return false
  return isLabel(bare) || readWords(turn, text).intent === 'chat'
}

/** How the message reads in the history. */
function saidWith(text: string, kept: readonly Attached[]): string {
  const names = kept.length > 0 ? `［附件：${namesOfAttached(kept)}］` : ''
  return [text, names].filter(Boolean).join('\n')
}

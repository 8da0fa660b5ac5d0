import type { Answer } from '../../answers/index.ts'
import { type Block, type Reply, reply } from '../../reply/index.ts'
import { openAction } from '../actions.ts'
import { postKeysOn, type Turn } from '../turn.ts'

const MOST_NEAREST = 3

/** The answer to a question about the regulations. */
export function answerReply(turn: Turn, question: string): Reply {
  return replyOf(askedOf(turn, question))
}

/** What the regulations say, asked by the person: the own post, where known, leads. */
export function askedOf(turn: Turn, question: string): Answer {
  const held = postKeysOn(turn, turn.today)
  const regulations = [...new Set(held.map((key) => key.split(':')[0] as string))]
  return turn.parts.answerer.ask(question, {
    regulation: regulations.length === 1 ? (regulations[0] as string) : regionOf(turn, regulations),
    post: held.length > 0 ? held.join('、') : null,
    today: turn.today,
  })
}

/** Without a post, the place that the invitation names. */
function regionOf(turn: Turn, held: string[]): string | null {
  const { region } = turn.standing
  return held.length === 0 && region !== null && turn.parts.knowledge.pack(region) ? region : null
}

/** An answer as a reply; a refusal offers the nearest provisions as buttons, as such and not as an answer. */
export function replyOf(answer: Answer): Reply {
  const near = answer.refused ? answer.nearest.slice(0, MOST_NEAREST) : []
  const note: Block[] =
    near.length > 0 ? [{ type: 'note', text: '下面是相近的条文，不是对这个问题的回答' }] : []
  return reply({
    blocks: [...answer.blocks, ...note],
    citations: answer.citations,
    buttons: near.map(({ label, ref }) => [{ label, action: openAction(ref) }]),
  })
}

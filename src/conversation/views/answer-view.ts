import type { Answer } from '../../answers/index.ts'
import { madeBy } from '../../phrasing/index.ts'
import { type Asked, type Block, type Button, type Reply, reply } from '../../reply/index.ts'
import { openAction, sayAction } from '../actions.ts'
import { postKeysOn, type Turn } from '../turn.ts'

const MOST_NEAREST = 3

/** A question put to the regulations, and what they say. */
export interface Found {
  asked: Asked
  answer: Answer
}

/** The answer to a question about the regulations. */
export function answerReply(turn: Turn, question: string): Reply {
  return replyOf(turn, find(turn, question))
}

/**
 * What the regulations say, asked by the person: the own post, where known, leads. In a group, to everybody: no post
 * and no region of who asks plays a part.
 * @param topics that were chosen for it, see `Answerer.ask`.
 */
export function find(turn: Turn, question: string, topics?: string[]): Found {
  const asked = {
    question,
    ...(turn.group ? { regulation: null, post: null } : placeOf(turn)),
    today: turn.today,
  }
  return { asked, answer: turn.parts.answerer.ask(question, asked, topics) }
}

function placeOf(turn: Turn): { regulation: string | null; post: string | null } {
  const held = postKeysOn(turn, turn.today)
  const regulations = [...new Set(held.map((key) => key.split(':')[0] as string))]
  return {
    regulation: regulations.length === 1 ? (regulations[0] as string) : regionOf(turn, regulations),
    post: held.length > 0 ? held.join('、') : null,
  }
}

/** Without a post, the place that the invitation names. */
function regionOf(turn: Turn, held: string[]): string | null {
  const { region } = turn.standing
  return held.length === 0 && region !== null && turn.parts.knowledge.pack(region) ? region : null
}

/** An answer as a reply; a refusal offers the nearest provisions as buttons, as such and not as an answer. */
export function replyOf(turn: Turn, { asked, answer }: Found): Reply {
  const near = answer.refused ? answer.nearest.slice(0, MOST_NEAREST) : []
  return reply({
    blocks: [...answer.blocks, ...notesUnder(turn, answer, near.length)],
    citations: answer.citations,
    buttons: [
      ...near.map(({ label, ref }) => [{ label, action: openAction(ref) }]),
      ...alsoButtons(turn, asked.question, answer),
    ],
    asked,
  })
}

/** The same question, put to a regulation that binds as well. */
function alsoButtons({ parts }: Turn, question: string, { also = [] }: Answer): Button[][] {
  return also.flatMap(({ regulation }) => {
    const name = parts.knowledge.pack(regulation)?.meta.shortName
    return name === undefined
      ? []
      : [[{ label: `《${name}》怎么写`, action: sayAction(`《${name}》：${question}`) }]]
  })
}

function notesUnder({ parts }: Turn, answer: Answer, near: number): Block[] {
  if (near > 0) return [{ type: 'note', text: '下面是相近的条文，不是对这个问题的回答' }]
  return parts.phraser ? madeBy(answer, parts.phraser.name) : []
}

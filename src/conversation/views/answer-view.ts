import { type Block, type Reply, reply } from '../../reply/index.ts'
import { openAction } from '../actions.ts'
import { postKeysOn, type Turn } from '../turn.ts'

/** The answer to a question about the regulations; the asker's own post, where known, leads. */
export function answerReply(turn: Turn, question: string): Reply {
  const held = postKeysOn(turn, turn.today)
  const regulations = [...new Set(held.map((key) => key.split(':')[0] as string))]
  const answer = turn.parts.answerer.ask(question, {
    regulation: regulations.length === 1 ? (regulations[0] as string) : null,
    post: held.length > 0 ? held.join('、') : null,
    today: turn.today,
  })
  const blocks: Block[] = [...answer.blocks]
  if (answer.refused && answer.nearest.length > 0) {
    blocks.push({ type: 'note', text: '下面是相近的条文，不是对这个问题的回答' })
  }
  const buttons = answer.refused
    ? answer.nearest.slice(0, 3).map((near) => [{ label: near.label, action: openAction(near.ref) }])
    : []
  return reply({ blocks, citations: answer.citations, buttons })
}

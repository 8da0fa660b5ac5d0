import type { Reply } from '../reply/index.ts'
import { sentence } from './say.ts'

/** Longer messages are answered with a sentence and not read: no honest report or question is that long. */
const MOST_CHARACTERS = 8000
const KEPT_OF_LONG = 200

/** What to keep as said by the person (null where nothing is), and the replies; `unkept` where neither is kept. */
export interface Answered {
  said: string | null
  replies: Reply[]
  unkept?: true
}

/** The answer to a text that cannot be read: empty, or too long; null for any other. */
export function unreadable(text: string, voice: boolean): Answered | null {
  if (text === '') {
    const heard = voice ? '没有听出说了什么。' : '没有收到文字。'
    return { said: null, replies: [sentence(`${heard}请说一件事，或输入“帮助”。`)] }
  }
  if (text.length <= MOST_CHARACTERS) return null
  const lead = `这条消息有 ${text.length} 字，超过一次能处理的 ${MOST_CHARACTERS} 字，没有记录任何内容。请分几次发。`
  return { said: `${text.slice(0, KEPT_OF_LONG)}……`, replies: [sentence(lead)] }
}

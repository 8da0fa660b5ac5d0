import { createInterface } from 'node:readline'
import type { Conversation, IncomingMessage } from '../../conversation/index.ts'
import type { FileStore } from '../../files/index.ts'
import type { Button, Reply } from '../../reply/index.ts'
import { keepFile, readFileLine } from './files.ts'
import { remindersNotSeen } from './reminders.ts'
import { colour, numberedButtons, plain, renderReply } from './render.ts'
import { repliesTo } from './replies.ts'
import { saveAttachment } from './saving.ts'
import { sayWaiting } from './waiting.ts'

/** What the terminal chat needs of its surroundings. */
export interface TerminalOptions {
  conversation: Conversation
  /** Person whose ledger it is. */
  person: string
  clock: () => Date
  input: NodeJS.ReadableStream & { isTTY?: boolean }
  output: NodeJS.WritableStream & { isTTY?: boolean }
  /** Each reply as one JSON line instead of text. */
  json: boolean
  /** Shown at the start while the clock is set for rehearsal. */
  rehearsal: string | null
  /** Longest wait for a model that gives nothing, in milliseconds. */
  waitMs: number
  /** Calls `stop` where the process is interrupted, until the function given back is called. */
  onInterrupt: (stop: () => void) => () => void
  /** Told of a fault of the product that the conversation goes on without. */
  failed: (error: unknown) => void
  /** Whether today's reminders are made where they are not yet. Default true; not on a day that is only tried out. */
  reminds?: boolean
  /** Takes what `!file` attaches. Default: none is taken. */
  files?: FileStore
  /** Folder in which attachments of replies are saved; with `json` none is. Default: none is. */
  saveTo?: string
}

/**
 * The conversation on a terminal, or over piped lines: a message a line, `\n` inside a message written as `\n`,
 * `!tap LABEL` taps a button of the last reply, a bare number the button of that number, `!file PATH WORDS` attaches a
 * file. Ends with the input.
 * @throws whatever the conversation throws; lines already handled are stored.
 */
export async function runTerminal(options: TerminalOptions): Promise<void> {
  const { conversation, person, clock, input, output, json } = options
  const interactive = Boolean(input.isTTY && output.isTTY)
  const paint = output.isTTY && !json ? colour : plain
  let buttons: Button[] = []
  const show = async (reply: Reply) => {
    buttons = numberedButtons(reply)
    output.write(json ? `${JSON.stringify(toJson(reply))}\n` : `${renderReply(reply, paint)}\n\n`)
    if (json || options.saveTo === undefined) return
    for (const attachment of reply.attachments) {
      output.write(`${await saveAttachment(attachment, options.saveTo, options)}\n\n`)
    }
  }
  if (!json && options.rehearsal) output.write(`${paint('yellow', `演练时间：${options.rehearsal}`)}\n`)
  if (interactive) {
    await show(await conversation.welcome(person, clock()))
    for (const reply of await remindersNotSeen(options)) await show(reply)
  }
  const lines = createInterface({ input, ...(interactive ? { output, prompt: '> ' } : {}) })
  let over = false
  lines.once('close', () => {
    over = true
  })
  /** The input may have ended while an answer was made. */
  const prompt = () => {
    if (interactive && !over) lines.prompt()
  }
  prompt()

  /** Ctrl+C during the wait gives what is known without a model. */
  async function answer(message: IncomingMessage): Promise<Reply[]> {
    const stopping = new AbortController()
    const stop = () => stopping.abort()
    lines.on('SIGINT', stop)
    const ends = [options.onInterrupt(stop), () => lines.off('SIGINT', stop)]
    if (interactive) ends.push(sayWaiting(output, paint))
    const { waitMs, failed } = options
    try {
      return await repliesTo(message, { conversation, waitMs, signal: stopping.signal, failed })
    } finally {
      for (const end of ends) end()
    }
  }

  for await (const line of lines) {
    const from = { person, now: clock() }
    const file = readFileLine(line)
    const message = file ? await keepFile(file, options.files, conversation, from) : readLine(line, buttons)
    if (message === null) await show(noSuchButton(line, buttons))
    else if (typeof message === 'string') await show(said(message, buttons))
    else for (const reply of await answer({ ...message, ...from })) await show(reply)
    prompt()
  }
}

/** A line as a message or a tap; null where it taps a button that is not there. */
function readLine(line: string, buttons: Button[]): Pick<IncomingMessage, 'text' | 'tap'> | null {
  const tap = /^!tap\s+(.+)$/.exec(line.trim())
  if (tap) {
    const button = buttons.find((each) => each.label === tap[1])
    return button ? { tap: button.action } : null
  }
  const number = /^\d{1,2}$/.test(line.trim()) ? Number(line.trim()) : 0
  const numbered = buttons[number - 1]
  if (numbered) return { tap: numbered.action }
  return { text: line.replaceAll('\\n', '\n') }
}

function noSuchButton(line: string, buttons: Button[]): Reply {
  const labels = buttons.slice(0, 3).map((button) => `“${button.label}”`)
  const there =
    labels.length === 0
      ? '现在没有可点的按钮'
      : `现在可点的有${labels.join('、')}${buttons.length > 3 ? '等' : ''}`
  const text = `没有名为“${line.trim().slice('!tap'.length).trim()}”的按钮；${there}。`
  return said(text, buttons)
}

/** A sentence of the terminal's own; the buttons stay as they were. */
function said(text: string, buttons: Button[]): Reply {
  return { blocks: [{ type: 'lead', text }], citations: [], buttons: [buttons], attachments: [] }
}

/** The reply as the machine-readable interface gives it. */
function toJson(reply: Reply) {
  return {
    text: renderReply({ ...reply, buttons: [], citations: [] }, plain).trim(),
    buttons: reply.buttons.map((row) => row.map((button) => button.label)),
    citations: reply.citations,
    attachments: reply.attachments,
  }
}

import type { ChatBody, JsonSchema, Prompt } from './types.ts'

/** `<<<name KEY`, lines, `KEY name>>>`: the key is another at each call and stands in no value. */
const FENCED = /<<<([\w-]+) ([^\s<>]+)[^\S\n]*\n([\s\S]*?)\n?\2 \1>>>/g

const NAMES: [Prompt['id'], string[]][] = [
  ['phrase', ['question', 'sources']],
  ['complete-question', ['conversation', 'said']],
  ['choose-topics', ['story', 'topics']],
  ['read-activities', ['said', 'activities']],
  ['join-sentences', ['sentences']],
]

/** What a request's messages ask, read as a model would: by the fences, not by the wording. */
export function readPrompt(body: ChatBody): Prompt {
  const text = (body.messages ?? []).map(({ content }) => plain(content)).join('\n\n')
  const inputs: Record<string, string> = {}
  for (const [, name, , value] of text.matchAll(FENCED)) inputs[name as string] = value as string
  const id = NAMES.find(([, names]) => names.every((name) => name in inputs))?.[0] ?? 'probe'
  return { id, inputs, text, schema: schemaOf(body) }
}

function plain(content: NonNullable<ChatBody['messages']>[number]['content']): string {
  if (content === null) return ''
  return typeof content === 'string' ? content : content.map((part) => part.text ?? '').join('')
}

function schemaOf(body: ChatBody): JsonSchema | null {
  return body.response_format?.json_schema?.schema ?? body.tools?.[0]?.function.parameters ?? null
}

export interface GivenSource {
  id: string
  label: string
  leadIn: string
  text: string
}

/** The `sources` of the phrase prompt. */
export function readSources(value: string): GivenSource[] {
  return value
    .split(/^(?=\[F?\d+\])/m)
    .filter((part) => part.startsWith('['))
    .map((part) => {
      const [, id = '', label = ''] = /^\[(F?\d+)\] ?(.*)$/m.exec(part) ?? []
      return {
        id,
        label: label.trim(),
        leadIn: /^（前文）(.*)$/m.exec(part)?.[1]?.trim() ?? '',
        text: /^原文：([\s\S]*)$/m.exec(part)?.[1]?.trim() ?? '',
      }
    })
}

/** Lines of the form `id：words`. */
export function readLines(value: string): { id: string; words: string }[] {
  return value.split('\n').flatMap((line) => {
    const found = /^[-\s]*([\w./-]+)[：:]\s*(.*)$/.exec(line)
    return found ? [{ id: found[1] as string, words: found[2] as string }] : []
  })
}

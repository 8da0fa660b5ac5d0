import { CORE_SCHEMA, load } from 'js-yaml'
import { z } from 'zod'
import type { PromptFinding } from './errors.ts'

/** A prompt: words to a model, with places for what is asked. */
export interface Prompt {
  id: string
  /** Raised with every change. */
  version: number
  purpose: string
  /** Names of the places, each of which occurs. */
  inputs: string[]
  system: string
  user: string
}

const NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/
export const PLACE = /\{\{([^{}]*)\}\}/g

const HEAD = z.strictObject({
  id: z.string('id 要写成文字').regex(NAME, 'id 只能用小写字母、数字和连字符'),
  version: z.int('version 要写成整数').min(1, 'version 从 1 开始'),
  purpose: z.string('purpose 要写成文字').trim().min(1, 'purpose 不能为空'),
  inputs: z
    .array(z.string().regex(NAME, 'inputs 里的名字只能用小写字母、数字和连字符'), 'inputs 要写成名字的列表')
    .refine((names) => new Set(names).size === names.length, 'inputs 里有重复的名字'),
})
const PARTS = ['system', 'user'] as const

/**
 * Reads one prompt file.
 * @param file its name, `phrase.md`; the id must be the same.
 * @returns the prompt, or null where it has mistakes, which are added to `findings`.
 */
export function parsePrompt(file: string, text: string, findings: PromptFinding[]): Prompt | null {
  const before = findings.length
  const found = (line: number, message: string) => findings.push({ file, line, message: `${message}。` })
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/)
  const end = lines.indexOf('---', 1)
  if (lines[0] !== '---' || end === -1) {
    found(1, '开头要有一段 YAML，前后各用一行 --- 隔开')
    return null
  }
  const head = headOf(lines.slice(1, end), found)
  const parts = partsOf(lines, end + 1, found)
  if (head && file !== `${head.id}.md`)
    found(lineOf(lines, 'id'), `id 是“${head.id}”，文件名却不是 ${head.id}.md`)
  if (!head || !parts) return null

  const named = new Set(head.inputs)
  const used = new Set<string>()
  lines.forEach((line, index) => {
    if (index <= end) return
    for (const [, name = ''] of line.matchAll(PLACE)) {
      used.add(name)
      if (!named.has(name)) found(index + 1, `“{{${name}}}”不在 inputs 里`)
    }
  })
  for (const name of head.inputs) {
    if (!used.has(name)) found(lineOf(lines, 'inputs'), `inputs 里的“${name}”没有用到`)
  }
  return findings.length === before ? { ...head, ...parts } : null
}

type Report = (line: number, message: string) => void

function headOf(lines: string[], found: Report): z.infer<typeof HEAD> | null {
  let value: unknown
  try {
    value = load(lines.join('\n'), { schema: CORE_SCHEMA })
  } catch (error) {
    const line = (error as { mark?: { line?: number } }).mark?.line ?? 0
    found(line + 2, '开头的 YAML 写法有误')
    return null
  }
  const checked = HEAD.safeParse(value)
  if (checked.success) return checked.data
  for (const issue of checked.error.issues) {
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys) found(lineOf(['---', ...lines], key), `没有“${key}”这一项`)
    } else {
      const key = issue.path[0]
      found(
        key === undefined ? 2 : lineOf(['---', ...lines], String(key)),
        key === undefined ? '要有 id、version、purpose、inputs 四项' : issue.message,
      )
    }
  }
  return null
}

function partsOf(
  lines: string[],
  from: number,
  found: Report,
): Record<(typeof PARTS)[number], string> | null {
  const headings = lines.flatMap((line, index) => {
    const name = /^# (.*)$/.exec(line)?.[1]?.trim()
    return name !== undefined && index >= from ? [{ name, index }] : []
  })
  const [system, user] = headings
  if (headings.length !== 2 || system?.name !== 'system' || user?.name !== 'user') {
    found(from + 1, '正文要有“# system”和“# user”两部分，依次各一个')
    return null
  }
  const stray = lines.slice(from, system.index).findIndex((line) => line.trim() !== '')
  if (stray !== -1) found(from + stray + 1, '“# system”之前不能有文字')
  const parts = {
    system: lines
      .slice(system.index + 1, user.index)
      .join('\n')
      .trim(),
    user: lines
      .slice(user.index + 1)
      .join('\n')
      .trim(),
  }
  for (const part of PARTS) {
    if (parts[part] === '') found((part === 'system' ? system : user).index + 1, `“# ${part}”部分是空的`)
  }
  return parts.system === '' || parts.user === '' || stray !== -1 ? null : parts
}

/** Line (from 1) of a key of the front matter; that of the front matter where there is none. */
function lineOf(lines: string[], key: string): number {
  return lines.findIndex((line) => line.startsWith(`${key}:`)) + 1 || 1
}

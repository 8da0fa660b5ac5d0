import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { CORE_SCHEMA, load } from 'js-yaml'
import type { z } from 'zod'
import type { Finding } from './findings.ts'
import { issueMessages } from './issue-messages.ts'

/** Where a value stands inside a YAML file: keys and indexes from the top. */
export type YamlPath = readonly PropertyKey[]

/** A YAML file read from disk, with the line of each of its values. */
export interface YamlFile {
  /** Path as findings name it. */
  name: string
  value: unknown
  /** Line (from 1) of the value at `path`, or of the nearest enclosing value that exists. */
  lineOf(path: YamlPath): number
  /** A finding at `path`. */
  finding(path: YamlPath, message: string): Finding
}

const SYNTAX: Record<string, string> = {
  DUPLICATE_KEY: '同一层里写了两个相同的键，请删去一个',
  TAB_AS_INDENT: '缩进用了制表符，请改用空格',
  BAD_INDENT: '缩进不对，或者前面的括号没有闭合',
  MULTIPLE_DOCS: '一个文件里只能有一份内容（不要用 --- 分隔）',
}

/**
 * Reads a YAML file strictly: duplicate keys and broken syntax become findings.
 * @returns the file, or null where it cannot be read at all (a finding says why).
 */
export function readYamlFile(path: string, name: string, findings: Finding[]): YamlFile | null {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (cause) {
    findings.push({ file: name, line: 1, message: `读不到这个文件（${reasonOf(cause)}）。` })
    return null
  }
  let located: Located | undefined
  const inText = () => {
    located ??= locate(text)
    return located
  }
  let value: unknown
  try {
    value = load(text, { schema: CORE_SCHEMA })
  } catch {
    // The exact parser says what is wrong and where, or reads what the fast one is too strict for.
    for (const { message, line } of inText().errors) findings.push({ file: name, line, message })
    if (inText().errors.length > 0) return null
    value = inText().value()
  }
  const lineOf = (path: YamlPath) => inText().lineOf(path)
  return { name, value, lineOf, finding: (path, message) => ({ file: name, line: lineOf(path), message }) }
}

/** Stands for an optional file that is not there. */
export function absentYaml(name: string): YamlFile {
  return { name, value: null, lineOf: () => 1, finding: (_, message) => ({ file: name, line: 1, message }) }
}

/** A text as the exact parser reads it: three times slower, and it knows where everything stands. */
interface Located {
  errors: { message: string; line: number }[]
  value(): unknown
  lineOf(path: YamlPath): number
}

const require = createRequire(import.meta.url)

function locate(text: string): Located {
  // Loaded only where there is something to point at: sound files never need it.
  const { isMap, isScalar, isSeq, LineCounter, parseDocument } = require('yaml') as typeof import('yaml')
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const errors = document.errors.map((error) => ({
    message: `${SYNTAX[error.code] ?? `YAML 写法有误（${error.code}）`}。`,
    line: lines.linePos(error.pos[0]).line,
  }))
  const lineOf = (path: YamlPath) => {
    let node: unknown = document.contents
    let offset = rangeStart(node) ?? 0
    for (const step of path) {
      if (isMap(node)) {
        const pair = node.items.find((item) => isScalar(item.key) && item.key.value === step)
        if (!pair) break
        offset = rangeStart(pair.key) ?? offset
        node = pair.value
      } else if (isSeq(node)) {
        const item = node.items[Number(step)]
        if (item === undefined) break
        node = item
        offset = rangeStart(node) ?? offset
      } else break
    }
    return lines.linePos(offset).line
  }
  return { errors, value: () => document.toJS(), lineOf }
}

/**
 * Reads a YAML file and holds it to a schema.
 * @returns the parsed value with its file, or null where there were findings.
 */
export function readTyped<T>(
  path: string,
  name: string,
  schema: z.ZodType<T>,
  findings: Finding[],
): { file: YamlFile; value: T } | null {
  const file = readYamlFile(path, name, findings)
  if (file === null) return null
  const result = schema.safeParse(file.value)
  if (result.success) return { file, value: result.data }
  for (const issue of result.error.issues) {
    for (const { path, message } of issueMessages(issue, file.value))
      findings.push(file.finding(path, message))
  }
  return null
}

function rangeStart(node: unknown): number | undefined {
  const range = (node as { range?: [number, number, number] | null } | null)?.range
  return range?.[0]
}

function reasonOf(cause: unknown): string {
  const code = (cause as { code?: string }).code
  if (code === 'ENOENT') return '文件不存在'
  if (code === 'EACCES') return '没有读取权限'
  if (code === 'EISDIR') return '这是一个文件夹'
  return code ?? String(cause)
}

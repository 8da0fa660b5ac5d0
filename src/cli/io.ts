import { createReadStream } from 'node:fs'

/** The input or the data is at fault: one clear line for the user, exit 1. */
export class InputError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'InputError'
  }
}

/** The command was called wrongly: exit 2. */
export class UsageError extends InputError {}

/**
 * Lines of a file, or of standard input for `-`, as they arrive; a byte-order mark and blank lines are left out.
 * @throws {InputError} where the file cannot be read.
 */
export async function* linesOf(file: string): AsyncGenerator<{ number: number; text: string }> {
  let number = 0
  for await (const line of splitLines(file)) {
    number++
    const text = (number === 1 ? line.replace(/^\uFEFF/, '') : line).replace(/\r$/, '')
    if (text.trim() !== '') yield { number, text }
  }
}

/** What stands between line feeds. No line is kept: files may be larger than memory. */
async function* splitLines(file: string): AsyncGenerator<string> {
  const input: NodeJS.ReadableStream = file === '-' ? process.stdin : createReadStream(file)
  input.setEncoding('utf8')
  let begun: string[] = []
  try {
    for await (const chunk of input as AsyncIterable<string>) {
      let from = 0
      for (let end = chunk.indexOf('\n'); end >= 0; end = chunk.indexOf('\n', from)) {
        const rest = chunk.slice(from, end)
        yield begun.length === 0 ? rest : begun.join('') + rest
        begun = []
        from = end + 1
      }
      if (from < chunk.length) begun.push(chunk.slice(from))
    }
  } catch (cause) {
    throw new InputError(`无法读取 ${file}：${reasonOf(cause)}。`, { cause })
  }
  if (begun.length > 0) yield begun.join('')
}

/** The parsed JSON of each line, with where it stands for messages. @throws {InputError} naming file and line. */
export async function* jsonLinesOf(file: string): AsyncGenerator<{ where: string; value: unknown }> {
  for await (const { number, text } of linesOf(file)) {
    const where = `${file === '-' ? '标准输入' : file} 第 ${number} 行`
    try {
      yield { where, value: JSON.parse(text) }
    } catch (cause) {
      throw new InputError(`${where}不是合法的 JSON：请每行写一个完整的 JSON 对象。`, { cause })
    }
  }
}

function reasonOf(cause: unknown): string {
  const code = (cause as NodeJS.ErrnoException).code
  if (code === 'ENOENT') return '文件不存在'
  if (code === 'EACCES') return '没有读取权限'
  if (code === 'EISDIR') return '这是一个文件夹'
  return cause instanceof Error ? cause.message : String(cause)
}

/** Has `stop` called instead of the process ended by Ctrl+C, until the function given back is called. */
export function onInterrupt(stop: () => void): () => void {
  process.on('SIGINT', stop)
  return () => process.off('SIGINT', stop)
}

/** Writes one JSON value as one line to standard output. Resolves when the pipe has taken it. */
export function printJson(value: unknown): Promise<void> {
  return print(JSON.stringify(value))
}

/** Writes the values as one JSON array on one line, without ever holding all of its text. */
export async function printJsonArray(values: Iterable<unknown>): Promise<void> {
  let text = '['
  let comma = ''
  for (const value of values) {
    text += comma + JSON.stringify(value)
    comma = ','
    if (text.length < CHUNK) continue
    await write(text)
    text = ''
  }
  await print(`${text}]`)
}

/** Characters that are written at a time. */
const CHUNK = 65_536

/** Writes one line to standard output, waiting where the reader is slower. */
export function print(line: string): Promise<void> {
  return write(`${line}\n`)
}

/** Writes bytes to standard output as they are, waiting where the reader is slower. */
export function writeBytes(bytes: Buffer): Promise<void> {
  return write(bytes)
}

async function write(text: string | Buffer): Promise<void> {
  if (process.stdout.write(text)) return
  await new Promise<void>((resolve) => process.stdout.once('drain', resolve))
}

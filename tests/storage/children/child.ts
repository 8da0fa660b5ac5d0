import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export interface Child {
  process: ChildProcess
  /** Complete lines printed so far. */
  lines: string[]
  /** Resolves with the next line that is printed; rejects where the process ends without one. */
  nextLine(): Promise<string>
  /** Resolves when the process is gone and all its output read. */
  gone: Promise<{ code: number | null; signal: NodeJS.Signals | null; errors: string }>
}

/** Runs a script of this folder in a process of its own. */
export function startChild(script: string, args: string[]): Child {
  const path = fileURLToPath(new URL(script, import.meta.url))
  const process_ = spawn(process.execPath, [path, ...args], { stdio: ['pipe', 'pipe', 'pipe'] })
  const lines: string[] = []
  const waiting: ((line: string) => void)[] = []
  let rest = ''
  let errors = ''
  process_.stdout.setEncoding('utf8').on('data', (text: string) => {
    const parts = (rest + text).split('\n')
    rest = parts.pop() ?? ''
    for (const part of parts) {
      lines.push(part)
      waiting.shift()?.(part)
    }
  })
  process_.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text
  })
  const gone = new Promise<Awaited<Child['gone']>>((resolve) => {
    process_.on('close', (code, signal) => resolve({ code, signal, errors }))
  })
  const nextLine = () =>
    new Promise<string>((resolve, reject) => {
      waiting.push(resolve)
      gone.then((end) => reject(new Error(`${script} printed nothing more (${end.signal}): ${end.errors}`)))
    })
  return { process: process_, lines, gone, nextLine }
}

/** Runs a script to its end and gives what it printed; fails with its own words where it failed. */
export async function runChild(script: string, args: string[]): Promise<string[]> {
  const child = startChild(script, args)
  const { code, errors } = await child.gone
  if (code !== 0) throw new Error(`${script}: ${errors}`)
  return child.lines
}

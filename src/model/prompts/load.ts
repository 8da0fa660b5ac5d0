import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PromptError, type PromptFinding } from './errors.ts'
import { type Prompt, parsePrompt } from './parse.ts'

/**
 * The prompts of a folder (`*.md`) by their ids.
 * @throws {PromptError} with every mistake found.
 */
export function loadPrompts(dir: string): ReadonlyMap<string, Prompt> {
  const { prompts, findings } = read(dir)
  if (findings.length === 0) return prompts
  const lines = findings.map(({ file, line, message }) => `${file}:${line} ${message}`)
  throw new PromptError(lines.join('\n'), findings)
}

/** Every mistake in the prompts of a folder, in order of file and line; empty where they can be used. */
export function checkPrompts(dir: string): PromptFinding[] {
  return read(dir).findings
}

function read(dir: string): { prompts: Map<string, Prompt>; findings: PromptFinding[] } {
  const prompts = new Map<string, Prompt>()
  const findings: PromptFinding[] = []
  for (const file of filesOf(dir, findings)) {
    let text: string
    try {
      text = readFileSync(join(dir, file), 'utf8')
    } catch {
      findings.push({ file, line: 1, message: '读不到这个文件。' })
      continue
    }
    const prompt = parsePrompt(file, text, findings)
    if (prompt) prompts.set(prompt.id, prompt)
  }
  findings.sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1))
  return { prompts, findings }
}

function filesOf(dir: string, findings: PromptFinding[]): string[] {
  try {
    const files = readdirSync(dir).filter((name) => name.endsWith('.md'))
    if (files.length === 0) findings.push({ file: dir, line: 1, message: '这个文件夹里没有提示词（*.md）。' })
    return files.sort()
  } catch {
    findings.push({ file: dir, line: 1, message: '读不到这个文件夹。' })
    return []
  }
}

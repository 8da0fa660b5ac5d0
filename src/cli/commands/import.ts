import type { Command } from 'commander'
import { DocumentError } from '../../documents/index.ts'
import {
  type DryRunReport,
  ImportError,
  type ImportedRegulation,
  type ImportReport,
  type Imports,
  type ImportWarning,
} from '../../imports/index.ts'
import type { Environment } from '../environment.ts'
import { bytesOf, openImports } from '../importing.ts'
import { InputError, linesOf, print, printJson, UsageError } from '../io.ts'

interface ImportOptions {
  dryRun?: boolean
  batch?: string
  list?: boolean
  json?: boolean
  data?: string
}

/** What is printed of a file: with `regulation` null where it was not kept. */
type Line = DryRunReport | (Omit<ImportReport, 'regulation'> & { regulation: string | null })

/** Keeps files as regulations that are answered from; every file is tried, whatever becomes of the others. */
export function importCommand(program: Command, environment: Environment): void {
  program
    .command('import [files...]')
    .description('导入法规文件（.docx .pdf .html .md .txt），马上可以据以问答；规则要经核对才生效')
    .option('--dry-run', '只看读出了什么，不保存')
    .option('--batch <list>', '文件名单，每行一个路径，- 为标准输入')
    .option('--list', '列出已经导入的法规')
    .option('--json', '输出 JSON，每个文件一行')
    .option('--data <dir>', '数据文件夹')
    .action(async (files: string[], options: ImportOptions) => {
      const imports = openImports(environment.dataDir(options.data), environment.clock())
      if (options.list) return list(imports.list(), options)
      if (files.length === 0 && options.batch === undefined) {
        throw new UsageError('没有给出文件：请写成 zhaodan import 文件，或用 --batch 给出名单。')
      }
      let failed = 0
      let all = 0
      for await (const file of everyFile(files, options.batch)) {
        const { line, error } = await tried(imports, file, options.dryRun ?? false)
        all += 1
        if (error !== null) failed += 1
        if (options.json) await printJson(line)
        else for (const text of described(line, error)) await print(text)
      }
      if (failed > 0) throw new InputError(`${all} 个文件中有 ${failed} 个没有读成，原因见各自的提示。`)
    })
}

async function* everyFile(files: readonly string[], batch: string | undefined): AsyncGenerator<string> {
  yield* files
  if (batch !== undefined) for await (const { text } of linesOf(batch)) yield text.trim()
}

/** A file that cannot be read gives a line as well, with the reason among its warnings. */
async function tried(
  imports: Imports,
  file: string,
  dryRun: boolean,
): Promise<{ line: Line; error: string | null }> {
  try {
    const bytes = await bytesOf(file)
    const line = dryRun ? await imports.dryRun(file, bytes) : (await imports.importFile(file, bytes)).report
    return { line, error: null }
  } catch (error) {
    const told = [DocumentError, ImportError, InputError].some((kind) => error instanceof kind)
    if (!told) throw error
    const { message } = error as Error
    const warnings: ImportWarning[] = [{ ref: null, place: '文件', message }]
    const line: Line = dryRun
      ? { file, title: null, articles: [], items: 0, charsIn: 0, charsOut: 0, annex: false, warnings }
      : { file, regulation: null, title: null, chapters: 0, articles: 0, items: 0, annexes: 0, warnings }
    return { line, error: message }
  }
}

function described(line: Line, error: string | null): string[] {
  if (error !== null) return [`✗ ${line.file}`, `    ${error}`]
  const figures =
    'charsIn' in line
      ? `${line.articles.length} 条，${line.items} 项，读入 ${line.charsIn} 字，留下 ${line.charsOut} 字${line.annex ? '，有附件' : ''}`
      : `编号 ${line.regulation}：${line.chapters} 章，${line.articles} 条，${line.items} 项，${line.annexes} 个附件`
  return [
    `✓ ${line.file}`,
    `    ${line.title ?? '（没有认出标题）'}`,
    `    ${figures}`,
    ...line.warnings.map(({ place, message }) => `    注意  ${place}：${message}`),
  ]
}

const STATES: Record<ImportedRegulation['state'], string> = {
  text: '只有文本',
  draft: '正在核对',
  accepted: '规则已生效',
}

async function list(regulations: readonly ImportedRegulation[], { json }: ImportOptions): Promise<void> {
  if (regulations.length === 0 && !json) return print('还没有导入过法规。')
  for (const each of regulations) {
    const { meta, state, importedAt, sourceName, sourceHash, revision, openDecisions, findings } = each
    if (json) {
      const { id, fullName, shortName, inForce, repealed } = meta
      await printJson({
        id,
        fullName,
        shortName,
        inForce,
        repealed,
        state,
        revision,
        openDecisions,
        importedAt,
        sourceName,
        sourceHash,
        warnings: each.warnings,
        findings,
      })
      continue
    }
    const left = findings[0] ? `；没有载入：${findings[0].message}` : ''
    await print(`${meta.id}\t${meta.shortName}\t${meta.inForce} 起施行\t${STATES[state]}${left}`)
  }
}

import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Command } from 'commander'
import { DocumentError, readDocument } from '../../documents/index.ts'
import { type Draft, draftPack, loadDrafting } from '../../drafting/index.ts'
import { loadKnowledge } from '../../knowledge/index.ts'
import { parseRegulation } from '../../regulation/index.ts'
import { KNOWLEDGE_DIR } from '../app.ts'
import { InputError, linesOf, print, printJson, UsageError } from '../io.ts'

interface DraftOptions {
  batch?: string
  json?: boolean
}

/** draft: the rules of frequency that a regulation seems to hold. Nothing is stored. */
export function draftCommand(program: Command): void {
  program
    .command('draft [files...]')
    .description('从法规文件起草频次义务（谁、做什么、多久至少几次），不保存')
    .option('--batch <list>', '文件清单，一行一个路径；- 表示标准输入')
    .option('--json', '输出 JSON')
    .action(async (files: string[], options: DraftOptions) => {
      if (files.length === 0 && options.batch === undefined) {
        throw new UsageError('没有给出文件：请写成 zhaodan draft 法规.docx，或用 --batch 给出清单。')
      }
      const knowledge = loadKnowledge(KNOWLEDGE_DIR)
      const vocabulary = loadDrafting(KNOWLEDGE_DIR)
      let failed = 0
      for await (const file of filesOf(files, options)) {
        try {
          const bytes = await readFile(file).catch((cause: NodeJS.ErrnoException) => {
            throw new InputError(
              `无法读取 ${file}：${cause.code === 'ENOENT' ? '文件不存在' : cause.message}。`,
            )
          })
          const { text } = await readDocument(basename(file), bytes)
          const { drafts } = draftPack(parseRegulation(text, { id: 'draft' }), knowledge, vocabulary)
          await show(file, drafts, options)
        } catch (error) {
          if (!(error instanceof DocumentError || error instanceof InputError)) throw error
          failed++
          const message = error instanceof InputError ? error.message : `${file}：${error.message}`
          if (options.json) await printJson({ file, drafts: [], error: message })
          process.stderr.write(`${message}\n`)
        }
      }
      if (failed > 0) throw new InputError(`${failed} 个文件没有读成，见上。`)
    })
}

async function* filesOf(files: string[], { batch }: DraftOptions): AsyncGenerator<string> {
  yield* files
  if (batch === undefined) return
  for await (const { text } of linesOf(batch)) yield text.trim()
}

async function show(file: string, drafts: readonly Draft[], { json }: DraftOptions): Promise<void> {
  if (json) {
    // The id that stands for a text without one says nothing: the provision alone does.
    await printJson({
      file,
      drafts: drafts.map((draft) => ({ ...draft, ref: draft.ref.replace(/^draft/, '') })),
    })
    return
  }
  await print(`${file}：起草 ${drafts.length} 条`)
  for (const { ref, who, what, count, period, confidence } of drafts) {
    const every = period.n === 1 ? period.unit : `${period.n} ${period.unit}`
    await print(`  ${ref.replace(/^draft/, '')}\t${count}/${every}\t${confidence}\t${who}\t${what}`)
  }
}

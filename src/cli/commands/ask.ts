import type { Command } from 'commander'
import { z } from 'zod'
import type { Answer, AskContext } from '../../answers/index.ts'
import { type CivilDate, isCivilDate } from '../../calendar/index.ts'
import type { Knowledge } from '../../knowledge/index.ts'
import { plainText } from '../../reply/index.ts'
import { sanitize } from '../../text/index.ts'
import { type Core, openCore } from '../app.ts'
import type { Environment } from '../environment.ts'
import { InputError, jsonLinesOf, print, printJson, UsageError } from '../io.ts'
import { dateOption, postOption, regulationOption } from '../options.ts'

interface AskOptions {
  batch?: string
  regulation?: string
  post?: string[]
  on?: string
  json?: boolean
}

const batchLine = z.object({
  id: z.union([z.string(), z.number()]),
  question: z.string(),
  context: z
    .object({
      regulation: z.string().nullish(),
      post: z.string().nullish(),
      today: z.string().refine(isCivilDate).nullish(),
    })
    .nullish(),
})

export function askCommand(program: Command, environment: Environment): void {
  program
    .command('ask [question...]')
    .description('就法规提问；每句话都有条文出处')
    .option('--batch <file>', '逐行读取 {id, question, context}，- 为标准输入')
    .option('--regulation <id>', '只用这部法规回答')
    .option('--post <reg:post...>', '提问人的岗位')
    .option('--on <date>', '提问的日期（默认今天）')
    .option('--offline', '不用模型（当前版本本来就不用）')
    .option('--json', '输出 JSON')
    .action(async (words: string[], options: AskOptions) => {
      const core = openCore()
      const today = dateOption('--on', options.on, environment.clock()())
      if (options.batch) return askBatch(core, options.batch, today)
      const question = words.join(' ')
      if (question.trim() === '')
        throw new UsageError('没有给出问题：请写成 zhaodan ask "镇长多久带队检查一次"。')
      const context = contextOf(options, core.knowledge, today)
      const result = answer(core, question, context)
      return options.json ? printJson(result) : print(result.text)
    })
}

function contextOf(options: AskOptions, knowledge: Knowledge, today: CivilDate): AskContext {
  const posts = (options.post ?? []).map((post) => postOption(post, knowledge))
  return {
    regulation: options.regulation ? regulationOption(options.regulation, knowledge) : null,
    post: posts.length > 0 ? posts.map((post) => `${post.regulation}:${post.post}`).join('、') : null,
    today,
  }
}

async function askBatch(core: Core, file: string, today: CivilDate): Promise<void> {
  for await (const { where, value } of jsonLinesOf(file)) {
    const line = batchLine.safeParse(value)
    if (!line.success) {
      const field = line.error.issues[0]?.path.join('.') || '整行'
      throw new InputError(
        `${where}的 ${field} 不对：应为 {"id", "question", "context": {"regulation", "post", "today"}}。`,
      )
    }
    const { id, question, context } = line.data
    if (context?.regulation) regulationOption(context.regulation, core.knowledge)
    const result = answer(core, question, {
      regulation: context?.regulation ?? null,
      post: context?.post ?? null,
      today: context?.today ?? today,
    })
    await printJson({ id, ...result })
  }
}

function answer(core: Core, question: string, context: AskContext) {
  const start = performance.now()
  const result: Answer = core.answerer.ask(sanitize(question), context)
  return {
    question,
    mode: result.mode,
    refused: result.refused,
    reason: result.reason,
    text: plainText(result.blocks),
    citations: result.citations,
    elapsedMs: Math.round((performance.now() - start) * 1000) / 1000,
  }
}

import type { Command } from 'commander'
import { z } from 'zod'
import type { AskContext } from '../../answers/index.ts'
import { type CivilDate, isCivilDate } from '../../calendar/index.ts'
import type { Knowledge } from '../../knowledge/index.ts'
import { openCore } from '../app.ts'
import { type Asked, type Asker, type ModelWatch, openAsker } from '../asking.ts'
import type { Environment } from '../environment.ts'
import { InputError, jsonLinesOf, onInterrupt, print, printJson, UsageError } from '../io.ts'
import { dateOption, postOption, regulationOption } from '../options.ts'
import type { Explain } from './explain.ts'

interface AskOptions {
  batch?: string
  regulation?: string
  post?: string[]
  on?: string
  offline?: boolean
  data?: string
  json?: boolean
  explain?: boolean
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
    .option('--offline', '不用模型（没有配置模型时本来就不用）')
    .option('--explain', '连同来龙去脉：怎样理解、比较了哪些条文、为什么选这些')
    .option('--json', '输出 JSON')
    .action(async (words: string[], options: AskOptions) => {
      const core = openCore(environment.dataDir(options.data))
      const today = dateOption('--on', options.on, environment.clock()())
      const question = words.join(' ')
      if (!options.batch && question.trim() === '')
        throw new UsageError('没有给出问题：请写成 zhaodan ask "镇长多久带队检查一次"。')
      if (options.batch && options.explain)
        throw new UsageError('--explain 一次说明一个问题，不能和 --batch 一起用。')
      const asker = await openAsker(core, environment, options)
      try {
        if (options.batch) await askBatch(asker, core.knowledge, options.batch, today)
        else {
          const context = contextOf(options, core.knowledge, today)
          const explain = options.explain ? (await import('./explain.ts')).createExplain(core) : null
          await askOne(asker, question, context, { json: options.json ?? false, explain })
        }
      } finally {
        await asker.close()
      }
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

/** Ctrl+C during the wait for a model gives the answer without it. */
async function askOne(
  asker: Asker,
  question: string,
  context: AskContext,
  { json, explain }: { json: boolean; explain: Explain | null },
): Promise<void> {
  const stopping = new AbortController()
  const over = onInterrupt(() => stopping.abort())
  const watch: ModelWatch = { name: null, topics: [], rounds: [], why: null }
  const result = await asker.ask(question, context, stopping.signal, watch).finally(over)
  const explained = explain?.(result, context, watch)
  if (json) return printJson({ ...result, ...(explained ? { explanation: explained.explanation } : {}) })
  await print(explained ? `${result.text}\n\n${explained.text}` : result.text)
}

/** As many at a time as the asker takes; answers come in the order of the questions. */
async function askBatch(asker: Asker, knowledge: Knowledge, file: string, today: CivilDate): Promise<void> {
  const underWay: Promise<Asked & { id: string | number }>[] = []
  const printNext = async () => printJson(await underWay.shift())
  try {
    for await (const { id, question, context } of questionsOf(file, knowledge, today)) {
      const answering = asker.ask(question, context).then((result) => ({ id, ...result }))
      // It is awaited in its turn; one before it may fail first.
      answering.catch(() => undefined)
      underWay.push(answering)
      if (underWay.length >= asker.atOnce) await printNext()
    }
  } finally {
    while (underWay.length > 0) await printNext()
  }
}

/** @throws {InputError} naming the line that is wrong. */
async function* questionsOf(file: string, knowledge: Knowledge, today: CivilDate) {
  for await (const { where, value } of jsonLinesOf(file)) {
    const line = batchLine.safeParse(value)
    if (!line.success) {
      const field = line.error.issues[0]?.path.join('.') || '整行'
      throw new InputError(
        `${where}的 ${field} 不对：应为 {"id", "question", "context": {"regulation", "post", "today"}}。`,
      )
    }
    const { id, question, context: given } = line.data
    if (given?.regulation) regulationOption(given.regulation, knowledge)
    const context: AskContext = {
      regulation: given?.regulation ?? null,
      post: given?.post ?? null,
      today: given?.today ?? today,
    }
    yield { id, question, context }
  }
}

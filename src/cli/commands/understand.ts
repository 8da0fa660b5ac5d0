import type { Command } from 'commander'
import { z } from 'zod'
import { isCivilDate } from '../../calendar/index.ts'
import { sanitize } from '../../text/index.ts'
import { understand } from '../../understanding/index.ts'
import { openCore } from '../app.ts'
import type { Environment } from '../environment.ts'
import { InputError, jsonLinesOf, printJson } from '../io.ts'
import { postOption } from '../options.ts'

const batchLine = z.object({
  id: z.union([z.string(), z.number()]),
  text: z.string(),
  today: z.string().refine(isCivilDate),
  posts: z.array(z.string()),
})

export function understandCommand(program: Command, environment: Environment): void {
  program
    .command('understand')
    .description('逐行读取 {id, text, today, posts}，输出意图和活动；不记录任何内容')
    .requiredOption('--batch <file>', '输入文件，- 为标准输入')
    .option('--json', '输出 JSON（本命令总是 JSON）')
    .action(async (options: { batch: string; data?: string }) => {
      const { knowledge } = openCore(environment.dataDir(options.data))
      for await (const { where, value } of jsonLinesOf(options.batch)) {
        const line = batchLine.safeParse(value)
        if (!line.success) {
          const field = line.error.issues[0]?.path.join('.') || '整行'
          throw new InputError(
            `${where}的 ${field} 不对：应为 {"id", "text", "today", "posts": ["法规:岗位"]}。`,
          )
        }
        const { id, text, today, posts } = line.data
        for (const post of posts) postOption(post, knowledge)
        const { intent, activities, clarify } = understand(sanitize(text), { today, posts }, knowledge)
        await printJson({ id, intent, activities, clarify })
      }
    })
}

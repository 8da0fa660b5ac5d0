import type { Command } from 'commander'
import { z } from 'zod'
import { ImportError, type Imports, type NewDecision, type Review } from '../../imports/index.ts'
import { formatFinding } from '../../knowledge/index.ts'
import type { Environment } from '../environment.ts'
import { openImports } from '../importing.ts'
import { InputError, jsonLinesOf, print, printJson, UsageError } from '../io.ts'

interface ReviewOptions {
  decide?: string
  finish?: boolean
  by?: string
  json?: boolean
  data?: string
}

const decisionLine = z.strictObject({
  subject: z.string(),
  verdict: z.enum(['accept', 'change', 'reject']),
  reason: z.string().nullish(),
  value: z.unknown().optional(),
})

/** Shows a review, writes decisions down, puts a review into force: what the page does, for scripts. */
export function reviewCommand(program: Command, environment: Environment): void {
  program
    .command('review <id>')
    .description('查看或记录一部导入法规的核对；平时在网页上进行')
    .option(
      '--decide <file>',
      '逐行读取 {subject, verdict, reason?, value?} 并记下，- 为标准输入；全部记下或都不记',
    )
    .option('--finish', '核对完了：检查，规则生效')
    .option('--by <name>', '核对人，记入核对记录')
    .option('--json', '输出 JSON')
    .option('--data <dir>', '数据文件夹')
    .action(async (id: string, options: ReviewOptions) => {
      const { decide, finish, by } = options
      if ((decide !== undefined || finish) && by === undefined) {
        throw new UsageError('请用 --by 写明核对人。')
      }
      const imports = openImports(environment.dataDir(options.data), environment.clock())
      const told = async <T>(work: () => T | Promise<T>): Promise<T> => {
        try {
          return await work()
        } catch (error) {
          if (error instanceof ImportError) throw new InputError(error.message, { cause: error })
          throw error
        }
      }
      if (decide !== undefined) {
        const decisions = await decisionsIn(decide)
        await told(() => imports.decide(id, by as string, decisions))
      }
      if (finish) return told(() => finished(imports, id, by as string, options.json ?? false))
      const review = await told(() => imports.review(id))
      if (options.json) return printJson(review)
      for (const line of described(review)) await print(line)
    })
}

async function decisionsIn(file: string): Promise<NewDecision[]> {
  const decisions: NewDecision[] = []
  for await (const { where, value } of jsonLinesOf(file)) {
    const line = decisionLine.safeParse(value)
    if (!line.success)
      throw new InputError(`${where}不对：应为 {"subject", "verdict", "reason"?, "value"?}。`)
    decisions.push(line.data)
  }
  return decisions
}

async function finished(imports: Imports, id: string, by: string, json: boolean): Promise<void> {
  const result = await imports.finish(id, by)
  if (json) await printJson(result)
  if (result.ok) {
    if (!json) await print(`已生效（第 ${result.revision} 次核对）。`)
    return
  }
  const what = result.findings.length > 0 ? result.findings.map(formatFinding) : result.missing
  if (!json) for (const line of what) await print(line)
  throw new InputError(`还不能生效：有 ${what.length} 处要处理。`)
}

const VERDICTS = { accept: '接受', change: '修改', reject: '不采用' } as const

function described({ regulation, meta, items, shared, missing, revision }: Review): string[] {
  const decided = items.filter(({ decision }) => decision !== null).length
  return [
    `${regulation}  ${meta.value.fullName}（${meta.value.inForce} 起施行）`,
    `已看 ${decided}/${items.length}${revision > 0 ? `，已核对完成 ${revision} 次` : ''}`,
    ...items.map((item) => {
      const shown = item.value ?? item.proposal
      const verdict = item.decision ? VERDICTS[item.decision.verdict] : '未看'
      const words = shown === null ? '' : 'quote' in shown ? shown.quote : shown.name
      const note = shared[item.subject]
      return `  ${verdict}\t${item.subject}\t${words}${note === undefined ? '' : `\n    注意  ${note}`}`
    }),
    ...(missing.length > 0
      ? ['还缺：', ...missing.map((line) => `  ${line}`)]
      : ['可以完成核对（--finish）。']),
  ]
}

import type { Command } from 'commander'
import { formatFinding } from '../../knowledge/index.ts'
import { openCore } from '../app.ts'
import type { Environment } from '../environment.ts'
import { InputError, print, printJson } from '../io.ts'
import { postOption, regulationOption } from '../options.ts'

/** provisions, obligations, check: what the knowledge holds, and the proof that it holds together. */
export function knowledgeCommands(program: Command, environment: Environment): void {
  program
    .command('provisions <regulation>')
    .description('按原文顺序列出一部法规的章、条、款、项')
    .option('--json', '输出 JSON')
    .action(async (id: string, options: { json?: boolean; data?: string }) => {
      const { knowledge } = openCore(environment.dataDir(options.data))
      const pack = knowledge.pack(regulationOption(id, knowledge))
      for (const { ref, label, kind, heading, text } of pack?.regulation.provisions ?? []) {
        if (options.json)
          await printJson({ ref, label, kind, ...(heading === undefined ? {} : { heading }), text })
        else await print(`${ref}\t${label}\t${text.replaceAll('\n', ' ')}`)
      }
    })

  program
    .command('obligations')
    .description('列出频次义务及其条文')
    .option('--regulation <id>', '只列这部法规的')
    .option('--post <reg:post>', '只列这个岗位的')
    .option('--json', '输出 JSON')
    .action(async (options: { regulation?: string; post?: string; json?: boolean; data?: string }) => {
      const { knowledge } = openCore(environment.dataDir(options.data))
      const regulation = options.regulation ? regulationOption(options.regulation, knowledge) : null
      const post = options.post ? postOption(options.post, knowledge) : null
      const chosen = knowledge.packs
        .flatMap((pack) => pack.obligations)
        .filter((each) => regulation === null || each.regulation === regulation)
        .filter(
          (each) => post === null || (each.regulation === post.regulation && each.posts.includes(post.post)),
        )
      for (const { id, ref, quote, posts, activity, count, period, every, kind, reading } of chosen) {
        const several = every === 1 ? {} : { every }
        const why = reading ? { reading } : {}
        const row = { id, ref, quote, posts, activity, count, period, ...several, kind, ...why }
        const often = every === 1 ? period : `${every} ${period}`
        await (options.json
          ? printJson(row)
          : print(`${id}\t${ref}\t${count}/${often}\t${posts.join(',')}\t${quote}`))
      }
    })

  program
    .command('check')
    .description('核对 knowledge/ 和 prompts/：引文逐字、引用存在、频次词语无遗漏，提示词完整')
    .option('--json', '输出 JSON')
    .action(async (options: { json?: boolean }) => {
      const { checkAll } = await import('../checking.ts')
      const { findings, summary } = checkAll()
      if (options.json) await printJson({ ok: findings.length === 0, findings, summary })
      else {
        for (const finding of findings) await print(formatFinding(finding))
        const { phrases, dutyItems } = summary
        await print(
          `${summary.regulations} 部法规，${summary.articles} 条，${summary.posts} 个岗位，${summary.obligations} 项频次义务，${summary.uncounted} 项无次数职责`,
        )
        await print(
          `频次词语 ${phrases.total} 处：规则 ${phrases.byObligation}，无次数 ${phrases.byUncounted}，注明非频次 ${phrases.noted}，未说明 ${phrases.unaccounted}；职责项 ${dutyItems.total}，无岗位 ${dutyItems.withoutPost}`,
        )
      }
      if (findings.length > 0)
        throw new InputError(`knowledge/ 和 prompts/ 共有 ${findings.length} 处不对，见上。`)
    })
}

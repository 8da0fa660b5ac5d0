import type { Command } from 'commander'
import { ArchiveError, restoreFolder, StoreOlderError } from '../../storage/index.ts'
import type { Environment } from '../environment.ts'
import { print, printJson } from '../io.ts'
import { verifyDatabase } from './verify-database.ts'

/** Puts a backup into an empty data folder, once every hash and the chain are found right. */
export function restoreCommand(program: Command, environment: Environment): void {
  program
    .command('restore <file>')
    .description('从备份恢复到空的数据文件夹；先核对每个文件和记录链，有一处不对就什么也不放')
    .option('--json', '输出 JSON：{file, head, files}')
    .option('--data <dir>', '数据文件夹')
    .action(async (file: string, options: { data?: string; json?: boolean }) => {
      const dir = environment.dataDir(options.data)
      const { head, files, madeAt } = await restoreFolder(file, dir, refuseUnsound)
      const others = Object.keys(files).length - 1
      if (options.json) return printJson({ file, head, files: others })
      await print(
        `已恢复到 ${dir}：${madeAt} 的备份，台账 ${head?.seq ?? '若干'} 条，附件和导入的文件 ${others} 个。`,
      )
      if (head !== null) await print(`记录链完整，台账指纹：${head.hash}`)
    })
}

/** A database from before there were chains is brought up to date when the product opens it. */
async function refuseUnsound(database: string): Promise<void> {
  try {
    const { ok, firstBad } = await verifyDatabase(database)
    if (ok) return
    throw new ArchiveError(
      `备份里的记录核验没有通过，没有恢复：${firstBad?.why ?? ''}请换一份备份；要看这一份，可以把它解压后用 zhaodan verify 核验。`,
    )
  } catch (error) {
    if (!(error instanceof StoreOlderError)) throw error
  }
}

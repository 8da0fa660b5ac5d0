import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Command } from 'commander'
import { backupFolder } from '../../storage/index.ts'
import type { Environment } from '../environment.ts'
import { InputError, print, printJson } from '../io.ts'

/** Copies all that must be kept into one file, while the product may be running. */
export function backupCommand(program: Command, environment: Environment): void {
  program
    .command('backup <file>')
    .description('备份数据库、附件和导入的法规到一个 zip 文件；照单运行时也可以做')
    .option('--json', '输出 JSON：{file, head, files}')
    .option('--data <dir>', '数据文件夹')
    .action(async (file: string, options: { data?: string; json?: boolean }) => {
      const dir = environment.dataDir(options.data)
      if (!existsSync(join(dir, 'zhaodan.sqlite'))) {
        throw new InputError(`${dir} 里没有照单的数据库，没有可备份的：请用 --data 给出数据文件夹。`)
      }
      const { head, files } = await backupFolder(dir, file, environment.clock()())
      if (options.json) return printJson({ file, head, files })
      await print(
        `已备份到 ${file}：台账 ${head?.seq ?? '若干'} 条，附件和导入的文件 ${files} 个，写好后已读回核对。`,
      )
      if (head !== null) await print(`台账指纹：${head.hash}`)
      await print('备份里有全部记录和附件，请放在别的磁盘上，并像数据文件夹一样保管。')
    })
}

import type { Command } from 'commander'
import { CivilDateError } from '../../calendar/index.ts'
import { DutyCaseError, evaluateCase, UnknownPostError } from '../../duties/index.ts'
import { openCore } from '../app.ts'
import type { Environment } from '../environment.ts'
import { InputError, jsonLinesOf, printJson } from '../io.ts'

export function evaluateCommand(program: Command, environment: Environment): void {
  program
    .command('evaluate [file]')
    .description('逐行读取 {from, to, on, tenures, activities}，输出每项义务每期的状态')
    .option('--json', '输出 JSON（本命令总是 JSON）')
    .action(async (file: string | undefined, options: { data?: string }) => {
      const { knowledge } = openCore(environment.dataDir(options.data))
      for await (const { where, value } of jsonLinesOf(file ?? '-')) {
        try {
          await printJson(evaluateCase(value, knowledge))
        } catch (cause) {
          if (
            cause instanceof DutyCaseError ||
            cause instanceof UnknownPostError ||
            cause instanceof CivilDateError
          ) {
            throw new InputError(`${where}：${cause.message}`, { cause })
          }
          throw cause
        }
      }
    })
}

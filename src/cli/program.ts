import { Command, CommanderError } from 'commander'
import { askCommand } from './commands/ask.ts'
import { backupCommand } from './commands/backup.ts'
import { chatCommand } from './commands/chat.ts'
import { draftCommand } from './commands/draft.ts'
import { evaluateCommand } from './commands/evaluate.ts'
import { exportCommand } from './commands/export.ts'
import { importCommand } from './commands/import.ts'
import { knowledgeCommands } from './commands/knowledge.ts'
import { remindersCommand } from './commands/reminders.ts'
import { restoreCommand } from './commands/restore.ts'
import { reviewCommand } from './commands/review.ts'
import { searchCommand } from './commands/search.ts'
import { serveCommand } from './commands/serve.ts'
import { understandCommand } from './commands/understand.ts'
import { verifyCommand } from './commands/verify.ts'
import { processEnvironment } from './environment.ts'
import { explainFailure } from './failures.ts'
import { UsageError } from './io.ts'

const FAILED = 1
const WRONG_USAGE = 2

/** Runs one command. @returns the exit code: 0 done, 1 the input or the data is at fault, 2 wrong usage. */
export async function runProgram(argv: string[]): Promise<number> {
  const environment = processEnvironment()
  const program = new Command('zhaodan')
    .description('照单：安全生产责任的问答、清单和台账')
    .exitOverride()
    .showHelpAfterError('（用 zhaodan help 查看用法）')
  askCommand(program, environment)
  searchCommand(program, environment)
  knowledgeCommands(program, environment)
  draftCommand(program)
  evaluateCommand(program, environment)
  understandCommand(program, environment)
  importCommand(program, environment)
  reviewCommand(program, environment)
  chatCommand(program, environment)
  remindersCommand(program, environment)
  exportCommand(program, environment)
  verifyCommand(program, environment)
  backupCommand(program, environment)
  restoreCommand(program, environment)
  serveCommand(program, environment)
  for (const command of program.commands) {
    command.exitOverride()
    // Every command takes it, so that scripts may give it always.
    if (!command.options.some((option) => option.long === '--data'))
      command.option('--data <dir>', '数据文件夹')
  }
  try {
    await program.parseAsync(argv, { from: 'user' })
    return 0
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : WRONG_USAGE
    process.stderr.write(`${explainFailure(error)}\n`)
    return error instanceof UsageError ? WRONG_USAGE : FAILED
  }
}

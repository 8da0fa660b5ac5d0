import { Command, CommanderError } from 'commander'
import { type Environment, processEnvironment } from './environment.ts'
import { UsageError } from './io.ts'

/** Each is loaded when it is asked for: most of them need but a part of the product. Help, and what is unknown, needs all. */
const COMMANDS: Record<string, () => Promise<(program: Command, environment: Environment) => void>> = {
  ask: async () => (await import('./commands/ask.ts')).askCommand,
  search: async () => (await import('./commands/search.ts')).searchCommand,
  knowledge: async () => (await import('./commands/knowledge.ts')).knowledgeCommands,
  draft: async () => (await import('./commands/draft.ts')).draftCommand,
  evaluate: async () => (await import('./commands/evaluate.ts')).evaluateCommand,
  understand: async () => (await import('./commands/understand.ts')).understandCommand,
  import: async () => (await import('./commands/import.ts')).importCommand,
  review: async () => (await import('./commands/review.ts')).reviewCommand,
  chat: async () => (await import('./commands/chat.ts')).chatCommand,
  reminders: async () => (await import('./commands/reminders.ts')).remindersCommand,
  export: async () => (await import('./commands/export.ts')).exportCommand,
  verify: async () => (await import('./commands/verify.ts')).verifyCommand,
  backup: async () => (await import('./commands/backup.ts')).backupCommand,
  restore: async () => (await import('./commands/restore.ts')).restoreCommand,
  serve: async () => (await import('./commands/serve.ts')).serveCommand,
}

const FAILED = 1
const WRONG_USAGE = 2

/** Runs one command. @returns the exit code: 0 done, 1 the input or the data is at fault, 2 wrong usage. */
export async function runProgram(argv: string[]): Promise<number> {
  const environment = processEnvironment()
  const program = new Command('zhaodan')
    .description('照单：安全生产责任的问答、清单和台账')
    .exitOverride()
    .showHelpAfterError('（用 zhaodan help 查看用法）')
  const [name = ''] = argv
  const asked = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  for (const load of asked ? [asked] : Object.values(COMMANDS)) (await load())(program, environment)
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
    process.stderr.write(`${(await import('./failures.ts')).explainFailure(error)}\n`)
    return error instanceof UsageError ? WRONG_USAGE : FAILED
  }
}

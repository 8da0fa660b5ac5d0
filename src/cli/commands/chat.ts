import { join } from 'node:path'
import type { Command } from 'commander'
import { type Clock, rehearsalClock } from '../../calendar/index.ts'
import { runTerminal } from '../../channels/terminal/index.ts'
import { openApp } from '../app.ts'
import { type Environment, wallTime } from '../environment.ts'
import { forgetDaily } from '../forgetting.ts'
import { onInterrupt } from '../io.ts'
import { log } from '../log.ts'
import { modelIn } from '../model/choose.ts'
import { dateOption } from '../options.ts'

/** Hour of day at which a conversation set to a date begins. */
const MORNING = 'T09:00:00+08:00'

export function chatCommand(program: Command, environment: Environment): void {
  program
    .command('chat')
    .description('在终端里对话；也可用管道逐行输入')
    .option('--user <name>', '用谁的台账', 'local')
    .option('--on <date>', '把今天当作这一天')
    .option('--data <dir>', '数据文件夹')
    .option('--json', '每条回复输出一行 JSON')
    .action(async (options: { user: string; on?: string; data?: string; json?: boolean }) => {
      const settings = environment.settings()
      const clock = options.on ? clockOn(options.on, environment.clock()) : environment.clock()
      const rehearsing = options.on !== undefined || settings.ZHAODAN_NOW !== undefined
      const dataDir = options.data ?? settings.ZHAODAN_DATA
      const app = await openApp(dataDir, clock, {
        model: modelIn(settings, log),
      })
      void app.model?.warm()
      // By the clock of the settings: a conversation set to another day forgets nothing for it.
      const endForgetting = forgetDaily({
        store: app.store,
        files: app.files,
        keepDays: settings.ZHAODAN_KEEP_DAYS,
        clock: environment.clock(),
        log,
      })
      try {
        await runTerminal({
          conversation: app.conversation,
          person: options.user,
          clock,
          input: process.stdin,
          output: process.stdout,
          json: Boolean(options.json),
          rehearsal: rehearsing ? wallTime(clock()) : null,
          waitMs: settings.ZHAODAN_MODEL_WAIT * 1000,
          onInterrupt,
          reminds: options.on === undefined,
          files: app.files,
          saveTo: join(dataDir, 'exports'),
          failed: (error) => log.error('有一步没有做成，对话照常', error),
        })
      } finally {
        endForgetting()
        await app.store.close()
      }
    })
}

function clockOn(value: string, clock: Clock): Clock {
  return rehearsalClock(`${dateOption('--on', value, clock())}${MORNING}`, () => new Date())
}

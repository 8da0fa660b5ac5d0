import type { Command } from 'commander'
import { type CivilDate, chineseWorkdays, datePartsOf } from '../../calendar/index.ts'
import { type OwnOutlook, outlook } from '../../conversation/index.ts'
import type { Reminder } from '../../reminders/index.ts'
import { type App, openApp } from '../app.ts'
import type { Environment } from '../environment.ts'
import { InputError, print, printJsonArray } from '../io.ts'
import { log } from '../log.ts'
import { dateOption } from '../options.ts'
import { ownersOf } from '../telegram.ts'
import { sayUnknownYear } from '../unknown-year.ts'
import { reminderLines } from './reminder-lines.ts'

interface Options {
  on: string
  until?: string
  json?: boolean
  data?: string
}

/** What would be brought up on the days given, to whom and why; writes nothing. */
export function remindersCommand(program: Command, environment: Environment): void {
  program
    .command('reminders')
    .description('列出某天（或某几天）到时的提醒：发给谁、提醒什么、为什么')
    .requiredOption('--on <date>', '哪一天')
    .option('--until <date>', '一直列到这一天（含）；不写则只列 --on 那天')
    .option('--json', '输出 JSON')
    .option('--data <dir>', '数据文件夹')
    .action(async (options: Options) => {
      const settings = environment.settings()
      const now = environment.clock()()
      const from = dateOption('--on', options.on, now)
      const to = options.until === undefined ? from : dateOption('--until', options.until, now)
      if (to < from)
        throw new InputError(`--until（${to}）早于 --on（${from}）：请把较晚的日期写在 --until。`)
      const workdays = chineseWorkdays({
        onUnknownYear: (year) => {
          // Years beyond are looked into for periods that end with the days asked about; nothing of them is shown.
          if (year >= yearOf(from) && year <= yearOf(to)) sayUnknownYear(log)(year)
        },
      })
      const app = await openApp(options.data ?? settings.ZHAODAN_DATA, environment.clock())
      try {
        const found = await between({ ...app, workdays }, new Set(ownersOf(settings)), from, to)
        if (options.json) await printJsonArray(lines(found))
        else for (const line of reminderLines(found, app.knowledge, { from, to })) await print(line)
      } finally {
        await app.store.close()
      }
    })
}

function yearOf(date: CivilDate): number {
  return datePartsOf(date).year
}

type Planned = Reminder | OwnOutlook

async function between(
  { store, rules, workdays }: App,
  owners: ReadonlySet<string>,
  from: string,
  to: string,
): Promise<Planned[]> {
  const found: Planned[] = []
  for await (const each of outlook({ store, rules, workdays, owners }, from, to)) found.push(...each)
  return found.sort(inOrder)
}

function inOrder(a: Planned, b: Planned): number {
  return (
    compare(a.day, b.day) ||
    compare(a.time, b.time) ||
    compare(a.chat, b.chat) ||
    compare(a.person ?? '', b.person ?? '') ||
    compare(a.obligation, b.obligation) ||
    compare(a.key, b.key)
  )
}

/** By code units, as ids and dates are ordered everywhere. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function* lines(found: Planned[]) {
  for (const { key, chat, person, obligation, period, stage, day, time } of found) {
    yield { key, chat, person, obligation, period, stage, day, time }
  }
}

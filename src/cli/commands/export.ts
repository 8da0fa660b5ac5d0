import { createHash } from 'node:crypto'
import type { Command } from 'commander'
import { type CivilDate, civilDateOf } from '../../calendar/index.ts'
import { EXPORT_FORMATS } from '../../exports/index.ts'
import type { ExportFormat, ExportSpec } from '../../reply/index.ts'
import { openApp } from '../app.ts'
import type { Environment } from '../environment.ts'
import { print, printJson, UsageError, writeBytes } from '../io.ts'
import { log } from '../log.ts'
import { modelIn } from '../model/choose.ts'
import { dateOption } from '../options.ts'
import { targetOf, writeWhole } from './export-file.ts'

interface Options {
  user: string
  format?: string
  from?: string
  to?: string
  out?: string
  theme?: string
  force?: boolean
  offline?: boolean
  json?: boolean
  data?: string
}

/** Writes what people take away of one person's record into a file. */
export function exportCommand(program: Command, environment: Environment): void {
  program
    .command('export')
    .description('导出一个人的台账：台账包、报告、表格、日历、数据或图片')
    .option('--user <name>', '谁的台账', 'local')
    .option('--format <format>', 'dossier 台账包，docx 报告，xlsx 表格，ics 日历，json 数据，png 图片')
    .option('--from <date>', '从哪天起（含）；不写则从当年1月1日起')
    .option('--to <date>', '到哪天止（含）；不写则到今天，日历到年底')
    .option('--out <file>', '写到哪个文件或文件夹；- 为标准输出')
    .option('--theme <theme>', '图片的底色：light 或 dark')
    .option('--force', '文件已经存在时覆盖')
    .option('--offline', '报告不用模型衔接语句')
    .option('--json', '输出 JSON：{file, bytes, sha256}')
    .option('--data <dir>', '数据文件夹')
    .action(async (options: Options) => {
      const clock = environment.clock()
      const now = clock()
      const { spec, out } = asked(options, now)
      // Of all formats the report alone has sentences that a model may join.
      const joins = spec.format === 'docx' && !options.offline
      const model = joins ? modelIn(environment.settings(), log) : null
      const app = await openApp(environment.dataDir(options.data), clock, { model })
      try {
        const { name, bytes } = await app.exporter.make(spec, now)
        await deliver({ ...options, out }, name, bytes)
      } finally {
        await app.store.close()
      }
    })
}

/** What is to be made, and where it goes. @throws {UsageError | InputError} naming the option and what it takes. */
function asked(options: Options, now: Date): { spec: ExportSpec; out: string } {
  const { user: person, out } = options
  const format = oneOf('--format', options.format, EXPORT_FORMATS)
  if (format === undefined) throw new UsageError(`要指明格式：--format ${EXPORT_FORMATS.join('|')}。`)
  if (!out) throw new UsageError('要指明写到哪里：--out 文件或文件夹，- 为标准输出。')
  if (out === '-' && options.json) throw new UsageError('--out - 和 --json 都要用标准输出：请只用其中一个。')
  const theme = oneOf('--theme', options.theme, THEMES)
  return { spec: { person, format, ...spanOf(options, format, now), ...(theme ? { theme } : {}) }, out }
}

const THEMES = ['light', 'dark'] as const

function oneOf<T extends string>(
  option: string,
  value: string | undefined,
  permitted: readonly T[],
): T | undefined {
  const found = permitted.find((each) => each === value)
  if (value !== undefined && found === undefined)
    throw new UsageError(`${option} 的值“${value}”不对：可用的有 ${permitted.join('、')}。`)
  return found
}

/** Not said: the year up to today. Deadlines are looked up before they come: of a calendar the whole year. */
function spanOf({ from, to }: Options, format: ExportFormat, now: Date): { from: CivilDate; to: CivilDate } {
  const today = civilDateOf(now)
  const usual = format === 'ics' ? `${today.slice(0, 4)}-12-31` : today
  const last = to === undefined ? usual : dateOption('--to', to, now)
  return {
    from: from === undefined ? `${last.slice(0, 4)}-01-01` : dateOption('--from', from, now),
    to: last,
  }
}

async function deliver(
  { out, force = false, json }: Options & { out: string },
  name: string,
  bytes: Buffer,
): Promise<void> {
  if (out === '-') return writeBytes(bytes)
  const file = await targetOf(out, name, force)
  await writeWhole(file, bytes, force)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  if (json) await printJson({ file, bytes: bytes.length, sha256 })
  else await print(`已写入 ${file}（${bytes.length} 字节，SHA-256 ${sha256}）`)
}

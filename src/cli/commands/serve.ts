import type { Command } from 'commander'
import { type Reminders, startReminding } from '../../channels/reminding/index.ts'
import { type Hooks, type ImportsPort, startWeb, type WebServer } from '../../channels/web/index.ts'
import { formatFinding } from '../../knowledge/index.ts'
import { provisionTexts } from '../../retrieval/index.ts'
import type { Settings } from '../../settings.ts'
import { type App, openApp } from '../app.ts'
import { calendarAddressIn, calendarLine } from '../calendar-address.ts'
import { type BackgroundMeaning, startMeaning } from '../embedding/background.ts'
import { embeddingServiceIn } from '../embedding/service.ts'
import { type Environment, wallTime } from '../environment.ts'
import { forgetDaily } from '../forgetting.ts'
import { importsPort } from '../imports-port.ts'
import { log } from '../log.ts'
import { modelIn, modelLine } from '../model/choose.ts'
import type { ModelParts } from '../model/open.ts'
import { ownersOf, serveTelegram, type TelegramService } from '../telegram.ts'
import { sayUnknownYear } from '../unknown-year.ts'

export function serveCommand(program: Command, environment: Environment): void {
  program
    .command('serve')
    .description('启动照单（npm start）')
    .option('--data <dir>', '数据文件夹')
    .action(async (options: { data?: string }) => {
      const settings = environment.settings()
      const dataDir = options.data ?? settings.ZHAODAN_DATA
      let telegram: TelegramService | null = null
      let reminders: Reminders | null = null
      let meaning: BackgroundMeaning | null = null
      let endForgetting = () => {}
      let endLooking = () => {}
      const app = await openApp(dataDir, environment.clock(), {
        owners: ownersOf(settings),
        linkTo: (payload) => telegram?.channel?.link(payload) ?? null,
        calendarAddress: calendarAddressIn(settings),
        model: modelIn(settings, log),
        onUnknownYear: sayUnknownYear(log),
      })
      try {
        const hooks: Hooks = new Map()
        const imports = importsPort(app, dataDir)
        await imports.imports.settle()
        endLooking = lookForChanges(imports)
        const web = await openWeb(app, settings, hooks, imports)
        for (const line of summary(app, settings, web.url, dataDir)) process.stdout.write(`${line}\n`)
        if (app.model) void warmUp(app.model, settings)
        meaning = embedInBackground(app, settings, dataDir)
        endForgetting = forgetDaily({
          store: app.store,
          files: app.files,
          keepDays: settings.ZHAODAN_KEEP_DAYS,
          clock: app.clock,
          log,
        })
        reminders = remindWithoutChannel(app)
        if (settings.TELEGRAM_BOT_TOKEN) {
          telegram = serveTelegram(app, settings, dataDir, log, ({ webhook }) => {
            if (webhook) hooks.set(webhook.path, webhook.handle)
          })
        }
        await stopSignal()
        process.stderr.write('正在停止……\n')
        await telegram?.stop()
        await web.close()
      } finally {
        endForgetting()
        endLooking()
        await reminders?.stop()
        await meaning?.stop()
        await app.store.close()
      }
    })
}

/** How long channels other than the page may take to notice what another process imported. */
const LOOK_EVERY_MS = 5_000

/** Takes over what other processes import or review, though nobody looks at the page. */
function lookForChanges({ fresh }: ImportsPort): () => void {
  const look = () => fresh().catch((error: unknown) => log.error('没有能载入改动过的法规', error))
  const timer = setInterval(() => void look(), LOOK_EVERY_MS)
  return () => clearInterval(timer)
}

/** People of no channel find their reminders in the conversation: nothing is to be sent. */
function remindWithoutChannel({ conversation, clock }: App): Reminders {
  return startReminding({ conversation, prefix: null, clock, log, onRows: () => undefined })
}

/** Vectors of the provisions, for `zhaodan search`; nothing waits for them. */
function embedInBackground(app: App, settings: Settings, dataDir: string): BackgroundMeaning | null {
  const service = embeddingServiceIn(settings)
  if (service === null) return null
  const meaning = startMeaning({ service, dataDir, log })
  meaning.over(provisionTexts(app.knowledge))
  return meaning
}

/** Gets the model ready in the background, and says its name where its service was asked for it. */
async function warmUp(model: ModelParts, settings: Settings): Promise<void> {
  await model.warm()
  if (!settings.OPENAI_MODEL && model.phraser.name !== '') log.info(`模型：${model.phraser.name}`)
}

function openWeb(app: App, settings: Settings, hooks: Hooks, imports: ImportsPort): Promise<WebServer> {
  return startWeb({
    conversation: app.conversation,
    host: settings.ZHAODAN_HOST,
    port: settings.ZHAODAN_PORT,
    ...(settings.ZHAODAN_ACCESS_TOKEN ? { accessToken: settings.ZHAODAN_ACCESS_TOKEN } : {}),
    clock: app.clock,
    rehearsal: settings.ZHAODAN_NOW !== undefined,
    log,
    hooks,
    files: app.files,
    imports,
    modelWaitMs: settings.ZHAODAN_MODEL_WAIT * 1000,
  })
}

/** What runs, in a few lines. */
function summary(app: App, settings: Settings, url: string, dataDir: string): string[] {
  const { packs } = app.knowledge
  const articles = packs.map(({ meta, regulation }) => {
    const count = regulation.provisions.filter((provision) => provision.kind === 'article').length
    return `${meta.shortName} ${count} 条`
  })
  const leftOut = app.knowledge.leftOut.map(({ folder, findings }) => {
    const [first] = findings
    return `  未载入    ${folder}：${first ? formatFinding(first) : ''}`
  })
  const calendar = calendarLine(settings)
  const obligations = packs.map(({ meta, obligations }) => `${meta.shortName} ${obligations.length} 项`)
  return [
    '照单已启动（按 Ctrl+C 停止）',
    `  网页      ${url}`,
    `  法规      ${articles.join('，')}`,
    `  频次义务  ${obligations.join('，')}`,
    ...leftOut,
    `  数据      ${dataDir}`,
    '  终端      另开窗口运行 npm run chat',
    `  Telegram  ${telegramLine(settings)}`,
    `  模型      ${modelLine(settings)}`,
    ...(calendar === null ? [] : [`  日历      ${calendar}`]),
    '  设置      把 .env.example 复制为 .env 后修改',
    ...(settings.ZHAODAN_NOW ? [`  演练时间  ${wallTime(settings.ZHAODAN_NOW)} 起`] : []),
  ]
}

function telegramLine(settings: Settings): string {
  if (!settings.TELEGRAM_BOT_TOKEN) return '未配置；填写 TELEGRAM_BOT_TOKEN 即启用，步骤见 README'
  const owners = settings.ZHAODAN_OWNERS
    ? ''
    : '；还没有填写 ZHAODAN_OWNERS，给机器人发 /start 可得到您的编号'
  return `正在连接${owners}`
}

function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve())
    process.once('SIGTERM', () => resolve())
  })
}

import { existsSync, readFileSync } from 'node:fs'
import { parseEnv } from 'node:util'
import { z } from 'zod'

/** The settings are wrong; `problems` has one plain sentence for each, without any secret's value. */
export class SettingsError extends Error {
  readonly problems: string[]
  constructor(problems: string[]) {
    super(problems.join('\n'))
    this.name = 'SettingsError'
    this.problems = problems
  }
}

const text = z.string().min(1)
const httpUrl = z.url({ protocol: /^https?$/ })
/** An address that others can be given: nothing in it is theirs alone. */
const publicUrl = z.url({ protocol: /^https$/ }).refine((value) => {
  if (!URL.canParse(value)) return false
  const { search, hash, username, password } = new URL(value)
  return search + hash + username + password === ''
})
const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,10}$/)
    .transform(Number)
    .refine((value) => value >= least && value <= most)
const decimal = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,6}(\.\d{1,3})?$/)
    .transform(Number)
    .refine((value) => value >= least && value <= most)
/** Civil or full ISO 8601; a time without an offset is Asia/Shanghai's. */
const instant = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})?)?$/)
  .transform((value) => {
    if (!value.includes('T')) return new Date(`${value}T00:00:00+08:00`)
    return new Date(/(Z|[+-]\d{2}:\d{2})$/.test(value) ? value : `${value}+08:00`)
  })
  .refine((date) => !Number.isNaN(date.getTime()))

/** Every setting: its schema, what it may be (said when it is not), and whether its value may be shown. */
const SETTINGS = {
  ZHAODAN_DATA: { schema: text.default('./data'), permitted: '一个文件夹路径' },
  ZHAODAN_HOST: { schema: text.default('127.0.0.1'), permitted: '一个本机地址，如 127.0.0.1 或 0.0.0.0' },
  ZHAODAN_PORT: { schema: wholeNumber(1, 65535).default(8686), permitted: '1 到 65535 之间的整数' },
  ZHAODAN_ACCESS_TOKEN: {
    schema: z.string().min(16).optional(),
    permitted: '至少 16 个字符的口令',
    secret: true,
  },
  ZHAODAN_PUBLIC_URL: {
    schema: publicUrl.optional(),
    permitted: 'https:// 开头的网址，不带 ? 和 #',
  },
  ZHAODAN_NOW: {
    schema: instant.optional(),
    permitted: 'ISO 时间，如 2026-11-21T09:00:00+08:00',
  },
  ZHAODAN_KEEP_DAYS: { schema: wholeNumber(1, 3650).default(90), permitted: '1 到 3650 之间的整数（天）' },
  TELEGRAM_BOT_TOKEN: { schema: text.optional(), permitted: '@BotFather 给出的令牌', secret: true },
  ZHAODAN_TELEGRAM_API_ROOT: { schema: httpUrl.optional(), permitted: 'http:// 或 https:// 开头的地址' },
  ZHAODAN_TELEGRAM_WEBHOOK_URL: { schema: httpUrl.optional(), permitted: 'http:// 或 https:// 开头的地址' },
  ZHAODAN_TELEGRAM_WEBHOOK_SECRET: {
    schema: z
      .string()
      .regex(/^[A-Za-z0-9_-]{1,256}$/)
      .optional(),
    permitted: '1 到 256 个字母、数字、下划线或连字符',
    secret: true,
  },
  ZHAODAN_OWNERS: {
    schema: z
      .string()
      .regex(/^\d+(\s*,\s*\d+)*$/)
      .transform((value) => value.split(',').map((id) => id.trim()))
      .optional(),
    permitted: '以逗号分隔的 Telegram 用户编号',
  },
  OPENAI_API_KEY: { schema: text.optional(), permitted: '模型服务的密钥', secret: true },
  // Keys are pasted into the wrong line.
  OPENAI_BASE_URL: {
    schema: httpUrl.optional(),
    permitted: 'http:// 或 https:// 开头的地址',
    secret: true,
  },
  OPENAI_MODEL: { schema: text.optional(), permitted: '模型名称' },
  ZHAODAN_MODEL_WAIT: {
    schema: decimal(0.2, 120).default(2.5),
    permitted: '0.2 到 120 之间的数（秒），如 2.5',
  },
  ZHAODAN_MODEL_DAILY_TOKENS: {
    schema: wholeNumber(1, 1_000_000_000).default(1_000_000),
    permitted: '1 到 1000000000 之间的整数',
  },
  OPENAI_EMBEDDING_MODEL: { schema: text.optional(), permitted: '模型名称' },
  OPENAI_AUDIO_MODEL: { schema: text.optional(), permitted: '模型名称' },
} satisfies Record<string, { schema: z.ZodType; permitted: string; secret?: boolean }>

type Name = keyof typeof SETTINGS

const schema = z.object(
  Object.fromEntries(Object.entries(SETTINGS).map(([name, setting]) => [name, setting.schema])) as {
    [K in Name]: (typeof SETTINGS)[K]['schema']
  },
)

/** Every setting by its own name; what is unset and has no default is undefined. */
export type Settings = z.infer<typeof schema>

/** Names of all settings, in the order of `.env.example`. */
export const SETTING_NAMES = Object.keys(SETTINGS) as Name[]

/**
 * Reads the settings from an environment; empty values count as unset.
 * @throws {SettingsError} naming each setting that is unknown or wrong, its value (never a secret's) and what is permitted.
 */
export function readSettings(env: Record<string, string | undefined>): Settings {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()))
  const problems = Object.keys(given)
    .filter((name) => name.startsWith('ZHAODAN_') && !(name in SETTINGS))
    .map((name) => `没有名为 ${name} 的设置；可用的有 ${ownNames()}。请更正名称或删去这一行。`)
  const result = schema.safeParse(given)
  if (!result.success) {
    for (const issue of result.error.issues) {
      const name = issue.path[0] as Name
      const setting: { permitted: string; secret?: boolean } = SETTINGS[name]
      const value = setting.secret ? '（内容不显示）' : `“${given[name] ?? ''}”`
      problems.push(`设置 ${name} 的值${value}不可用：应为${setting.permitted}。请在环境变量或 .env 中更正。`)
    }
  }
  if (problems.length > 0 || !result.success) throw new SettingsError([...new Set(problems)])
  return result.data
}

function ownNames(): string {
  return SETTING_NAMES.filter((name) => name.startsWith('ZHAODAN_')).join('、')
}

/**
 * The settings of this process: `.env` in the working folder, overruled by the environment.
 * @throws {SettingsError} see {@link readSettings}.
 */
export function loadSettings(
  envFile = '.env',
  env: Record<string, string | undefined> = process.env,
): Settings {
  const file = existsSync(envFile) ? parseEnv(readFileSync(envFile, 'utf8')) : {}
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()))
  return readSettings({ ...file, ...set })
}

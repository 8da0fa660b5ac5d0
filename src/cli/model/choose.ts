import type { ChannelLog } from '../../channels/log.ts'
import type { Settings } from '../../settings.ts'

/** OpenAI's own service, and what is asked there where no model is named. */
const OPENAI_HOST = 'api.openai.com'
const OPENAI_MODEL = 'gpt-4.1-mini'

/** A chat model as configured. */
export interface ModelChoice {
  /** null = the service is asked what it has. */
  name: string | null
  baseUrl?: string
  apiKey?: string
}

/**
 * The chat model that the settings name; null where they name none. A service without the name of a model means its
 * chat model too, unless it is there for voice messages or embeddings alone.
 */
export function chosenModel(settings: Settings): ModelChoice | null {
  const { OPENAI_BASE_URL: baseUrl, OPENAI_API_KEY: apiKey, OPENAI_MODEL: named } = settings
  if (!baseUrl && !apiKey) return null
  const service = { ...(baseUrl ? { baseUrl } : {}), ...(apiKey ? { apiKey } : {}) }
  if (named) return { name: named, ...service }
  if (settings.OPENAI_AUDIO_MODEL || settings.OPENAI_EMBEDDING_MODEL) return null
  const openAi = !baseUrl || new URL(baseUrl).hostname === OPENAI_HOST
  return { name: openAi ? OPENAI_MODEL : null, ...service }
}

/** What `openApp` needs to know of the chat model; null where none is configured. */
export function modelIn(settings: Settings, log: ChannelLog) {
  const choice = chosenModel(settings)
  return choice && { choice, dailyTokens: settings.ZHAODAN_MODEL_DAILY_TOKENS, log }
}

/** How the start says which model there is and what for; never its key or address. */
export function modelLine(settings: Settings): string {
  const choice = chosenModel(settings)
  const without = '全部功能无需模型、密钥和网络'
  if (choice === null) {
    return `未配置${missing(settings)}；${without}`
  }
  const name = choice.name ?? '由所填的服务提供，名称稍后查询'
  return `${name}；用来组织表述、理解追问和口语，逐句与条文核对后才显示，没有及时回答时照常按条文回答`
}

function missing({ OPENAI_MODEL, OPENAI_API_KEY, OPENAI_BASE_URL }: Settings): string {
  if (OPENAI_MODEL) return '（还缺 OPENAI_BASE_URL 或 OPENAI_API_KEY）'
  if (OPENAI_API_KEY || OPENAI_BASE_URL) return '（没有填写 OPENAI_MODEL）'
  return '；填写 OPENAI_MODEL 等即启用，步骤见 README'
}

import type { CivilDate } from '../calendar/index.ts'
import type { ModelError, ModelFault } from './errors.ts'

const WHAT: Partial<Record<ModelFault, string>> = {
  unauthorized: '模型服务不接受所给的密钥，请核对 OPENAI_API_KEY',
  busy: '模型服务说请求太多或者额度已用完，请查看该服务的用量与余额',
  refused: '模型服务拒绝了请求，请核对 OPENAI_BASE_URL 与 OPENAI_MODEL',
  unreachable: '连不上模型服务，或者它出了故障，请核对 OPENAI_BASE_URL、网络和该服务是否在运行',
  timeout: '模型服务没有及时回答，请查看它是否繁忙，或者调大 ZHAODAN_MODEL_WAIT',
  empty: '模型服务给的是空的回答，请核对 OPENAI_MODEL',
  unreadable: '模型服务给的不是约定格式的回答，请核对 OPENAI_BASE_URL（通常以 /v1 结尾）与 OPENAI_MODEL',
  'too-long': '模型服务给的内容过长，请核对 OPENAI_MODEL',
}

export interface Notices {
  /** Told of every request how the endpoint did: its fault, or null where it answered. */
  seen(fault: ModelError | null): void
  /** Told of every request that was not made since the tokens of the day are used up. */
  usedUp(day: CivilDate): void
}

/** Says each once: that the endpoint began to fail, that it works again, that a day's tokens are used up. */
export function createNotices(log: { info(message: string): void }): Notices {
  let failing = false
  let said: CivilDate | null = null
  return {
    seen(fault) {
      if (fault && !failing) {
        const status = fault.status === null ? '' : `（HTTP ${fault.status}）`
        log.info(`${WHAT[fault.fault] ?? '模型服务没有给出回答'}${status}。其间的回答由程序直接生成。`)
      }
      if (!fault && failing) log.info('模型服务已恢复正常。')
      failing = fault !== null
    },
    usedUp(day) {
      if (day === said) return
      said = day
      log.info(
        '今天给模型的用量已经用完（见 ZHAODAN_MODEL_DAILY_TOKENS），明天恢复。其间的回答由程序直接生成。',
      )
    },
  }
}

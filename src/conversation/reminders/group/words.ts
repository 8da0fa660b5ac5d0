import { isQuiet, type ReminderSettings, STAGES, type Stage } from '../../../reminders/index.ts'
import { DIGEST_TIMES, STAGE_NAMES } from '../choices.ts'

export type Quiet = ReminderSettings['quiet']

/** The last one: none. */
export const QUIETS: readonly Quiet[] = [
  { from: '21:00', to: '08:00' },
  { from: '22:00', to: '07:00' },
  { from: '20:00', to: '08:30' },
  { from: '18:00', to: '08:30' },
  { from: '00:00', to: '00:00' },
]

/** 期初及到期前30、14、7、3、1天、最后一天、逾期次日 */
export function stagesText(stages: readonly Stage[]): string {
  const chosen = STAGES.filter((stage) => stages.includes(stage))
  const days = chosen.filter((stage) => /^\d/.test(stage))
  const before = days.length > 0 ? `到期前${days.join('、')}天` : null
  const opening = chosen.includes('opening') ? STAGE_NAMES.opening : null
  const first = [opening, before].filter((each) => each !== null).join('及')
  const rest = chosen
    .filter((stage) => stage === 'last' || stage === 'missed')
    .map((stage) => STAGE_NAMES[stage])
  return [first, ...rest].filter((each) => each !== '').join('、')
}

/** 21:00–08:00; 不设 */
export function quietText({ from, to }: Quiet): string {
  return from === to ? '不设' : `${from}–${to}`
}

/** `0900` for 09:00. */
export function timeArg(time: string): string {
  return time.replace(':', '')
}

/** `2100-0800` */
export function quietArg({ from, to }: Quiet): string {
  return `${timeArg(from)}-${timeArg(to)}`
}

/** Times at which nothing keeps a digest back. */
export function timesOutside(quiet: Quiet): string[] {
  return DIGEST_TIMES.filter((time) => !isQuiet(time, quiet))
}

/** Quiet hours that leave the digest its time. */
export function quietsBeside(time: string): Quiet[] {
  return QUIETS.filter((quiet) => !isQuiet(time, quiet))
}

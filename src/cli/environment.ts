import { type Clock, civilDateOf, formatChinese, rehearsalClock, timeOfDay } from '../calendar/index.ts'
import { loadSettings, type Settings } from '../settings.ts'

/** What a command may know of the process it runs in; settings are read when first asked for. */
export interface Environment {
  settings(): Settings
  clock(): Clock
  /** The data folder: the one given on the command line, else that of the settings. */
  dataDir(given: string | undefined): string
}

export function processEnvironment(): Environment {
  let settings: Settings | undefined
  let clock: Clock | undefined
  const environment: Environment = {
    settings() {
      settings ??= loadSettings()
      return settings
    },
    clock() {
      clock ??= clockOf(environment.settings())
      return clock
    },
    dataDir: (given) => given ?? environment.settings().ZHAODAN_DATA,
  }
  return environment
}

/** 2026年11月21日（星期六） 09:00 */
export function wallTime(at: Date): string {
  return `${formatChinese(civilDateOf(at))} ${timeOfDay(at)}`
}

/** The clock of this process: the real one, or the rehearsal's. */
export function clockOf(settings: Settings): Clock {
  const real = () => new Date()
  return settings.ZHAODAN_NOW ? rehearsalClock(settings.ZHAODAN_NOW.toISOString(), real) : real
}

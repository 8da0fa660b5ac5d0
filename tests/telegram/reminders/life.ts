/** Living through many days: the clock goes from morning to morning, and what people do happens at its time. */
import { addDays, type CivilDate, chineseWorkdays } from '../../../src/calendar/index.ts'
import type { Clocked, RemindedSetting } from './setting.ts'

/** Something that happens at a time in Shanghai: `2026-02-27T20:00`. */
export interface Event {
  at: string
  does: () => Promise<unknown>
}

const MORNING = '09:00'
/** A time in the quiet hours, and one of a day off at which somebody might be reminded by mistake. */
const EVENING = '21:30'
const AFTERNOON = '15:00'

export class Life {
  readonly setting: RemindedSetting
  /** Days on which the product ran and could reach Telegram at nine or later, with the first such time in Shanghai. */
  readonly served: { day: CivilDate; at: string }[] = []
  /** What every process said so far. */
  log = ''
  #product: Clocked | null = null
  #reachable = true

  constructor(setting: RemindedSetting) {
    this.setting = setting
  }

  async starts(): Promise<void> {
    this.#product = await this.setting.start()
  }

  /** Killed without a word, as when the power fails. */
  async dies(): Promise<void> {
    await this.#product?.end('SIGKILL')
    this.log += this.#product?.log ?? ''
    this.#product = null
  }

  async telegramFails(): Promise<void> {
    this.#reachable = false
    await this.setting.world.fails('*', { kind: 'gateway' }, { times: 1_000_000 })
  }

  async telegramIsBack(): Promise<void> {
    this.#reachable = true
    this.setting.server.faults.clear()
  }

  /** Lives through the days, both included. Events of a day come after its nine o'clock unless they are earlier. */
  async through(from: CivilDate, to: CivilDate, events: readonly Event[]): Promise<void> {
    const workdays = chineseWorkdays()
    for (let day = from; day <= to; day = addDays(day, 1)) {
      const looks = [MORNING]
      if (!workdays.isWorkday(day)) looks.push(AFTERNOON)
      if (day.endsWith('5')) looks.push(EVENING)
      const moments = [
        ...events.filter(({ at }) => at.startsWith(day)),
        ...looks.map((time): Event => ({ at: `${day}T${time}`, does: async () => undefined })),
      ].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
      for (const { at, does } of moments) await this.#at(day, at, does)
    }
  }

  async #at(day: CivilDate, at: string, does: () => Promise<unknown>): Promise<void> {
    await this.setting.setClock(at)
    await this.#settled()
    await does()
    await this.#settled()
    if (this.#product && this.#reachable && at >= `${day}T${MORNING}`) this.#serves(day, at)
  }

  #serves(day: CivilDate, at: string): void {
    if (this.served.at(-1)?.day !== day) this.served.push({ day, at })
  }

  async #settled(): Promise<void> {
    if (!this.#product) return
    if (this.#reachable) await this.setting.settle(this.#product)
    else await this.#product.settle({ outbox: false })
  }
}

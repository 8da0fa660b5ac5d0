import { type ClockWords, clocksIn, impossibleTimes } from './clock.ts'
import type { Span } from './span.ts'

/** Whether words describe what follows: 周五的会. */
export const isTold = (text: string, end: number) => /^\s*的(?!时候)/.test(text.slice(end))

const SEVERAL_TIMES = '说了不止一个时间'

/** The time of the day that is told; of several none, and their words stay where they are. */
export function timeIn(text: string): { clock: ClockWords | null; note: string | null; spans: Span[] } {
  const clocks = clocksIn(text)
  const [clock = null] = clocks
  const [wrong] = impossibleTimes(text)
  if (wrong) {
    const words = text.slice(wrong.start, wrong.end)
    return { clock: null, note: `没有“${words}”这个时间`, spans: [[wrong.start, wrong.end]] }
  }
  if (clock && clock.time === null && clock.end > clock.start) {
    const words = text.slice(clock.start, clock.end)
    return { clock: null, note: `“${words}”说不准是哪一天的`, spans: [[clock.start, clock.end]] }
  }
  const told = clocks.filter(({ start, end }) => end > start && !isTold(text, end))
  if (new Set(told.map(({ time }) => time)).size > 1)
    return { clock: null, note: SEVERAL_TIMES, spans: joinedSpan(text, told) }
  return { clock, note: null, spans: clock && clock.end > clock.start ? [[clock.start, clock.end]] : [] }
}

/** From the first to the last of times that only joining words part: 上午9点和下午3点. */
function joinedSpan(text: string, clocks: readonly ClockWords[]): Span[] {
  const parted = clocks.slice(1).some((clock, index) => {
    const between = text.slice((clocks[index] as ClockWords).end, clock.start)
    return !/^(?:[\s、,，/]|和|及|跟|与|或者?|还是|还有|再)*$/.test(between)
  })
  const [first] = clocks
  const last = clocks.at(-1)
  return parted || !first || !last ? [] : [[first.start, last.end]]
}

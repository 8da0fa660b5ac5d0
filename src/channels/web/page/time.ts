/** Instants as the page shows them: always the civil day and time of Asia/Shanghai, wherever the browser is. */
const day = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: 'long',
  day: 'numeric',
  weekday: 'long',
})
const time = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

/** 2026年8月9日星期日 */
export function dayText(instant: string | number): string {
  return day.format(new Date(instant))
}

/** 09:05 */
export function timeText(instant: string | number): string {
  return time.format(new Date(instant))
}

/** 9月30日 of a civil date `2026-09-30`; with the year where `on`, another civil date, lies in a different one. */
export function civilText(date: string, on?: string): string {
  const [year, month, dayOfMonth] = date.split('-').map(Number)
  const short = `${month}月${dayOfMonth}日`
  return on && !on.startsWith(String(year)) ? `${year}年${short}` : short
}

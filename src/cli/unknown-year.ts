import type { ChannelLog } from '../channels/log.ts'

/** Says of a year that its holidays are not published, and what is done without. */
export function sayUnknownYear(log: Pick<ChannelLog, 'info'>): (year: number) => void {
  return (year) =>
    log.info(
      `${year} 年的节假日和调休安排还没有收录：先按周末和日期固定的法定节假日推算，安排公布并更新照单后即按公布的办理。`,
    )
}

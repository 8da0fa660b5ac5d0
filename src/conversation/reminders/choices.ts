/** What both panels, a group's and the private one, let people choose from. */
import type { Stage, WallTime } from '../../reminders/index.ts'

/** When a digest may be had. */
export const DIGEST_TIMES: readonly WallTime[] = [
  '08:00',
  '08:30',
  '09:00',
  '09:30',
  '10:00',
  '11:00',
  '14:00',
  '15:00',
  '16:00',
  '17:00',
]

export const STAGE_NAMES: Record<Stage, string> = {
  opening: '期初',
  '30': '到期前30天',
  '14': '到期前14天',
  '7': '到期前7天',
  '3': '到期前3天',
  '1': '到期前1天',
  last: '最后一天',
  missed: '逾期次日',
}

import type { CivilDate } from '../../../calendar/index.ts'
import type { WallTime } from '../../../reminders/index.ts'
import type { OwnChange } from '../own/change-words.ts'

/** A page of the private panel. */
export type Page = 'time' | 'stages' | 'quiet' | 'pause'

/** What typed words want of the reminders' settings. */
export type PanelWish =
  | { type: 'on' | 'off' }
  | { type: 'time'; time: WallTime }
  | { type: 'pause'; until: CivilDate }
  /** Both alike for none. */
  | { type: 'quiet'; from: WallTime; to: WallTime }
  /** `said` first: why what was asked for is not done. */
  | { type: 'page'; page: Page; said?: string }
  | { type: 'show' }
  /** When the next one comes. */
  | { type: 'next' }
  | OwnChange

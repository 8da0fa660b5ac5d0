import type { CivilDate } from '../../../calendar/index.ts'

/** What somebody says of the digest that was shown last. */
export type AfterDigest =
  | Done
  /** 今天不再提醒 */
  | { type: 'mute' }
  /** 详情 */
  | { type: 'details' }
  /** 这项不用再提醒, 不归我管 */
  | { type: 'not-mine' }
  /** 还没做 */
  | { type: 'not-yet' }
  /** 收到 */
  | { type: 'heard' }
  /** 明天再提醒我, 明天去: `words` ask to be reminded then. */
  | { type: 'later'; words: string }

export interface Done {
  type: 'done'
  /** The words for each thing that is done, as far as they name any; empty where none is named. */
  named: string[]
  /** Numbers of the things as shown, from 1; −1 is the last. */
  numbers: number[]
  /** 都完成了 */
  all: boolean
  /** 两项都完成了: how many; null where that is not said. */
  count: number | null
  /** The day, as said; null where none is. */
  date: CivilDate | null
  /** Why the words of a time name no day, in Chinese, for the person. */
  note: string | null
  /** Told by what was done (开了, 带队去的), and not by 完成 or the like: may be a report in full. */
  told: boolean
  /** What is said not to be done yet. */
  except: string[]
}

import { isCivilDate } from '../../../calendar/index.ts'
import { STAGES, type Stage } from '../../../reminders/index.ts'
import type { Reply } from '../../../reply/index.ts'
import { EXPIRED, passing } from '../../say.ts'
import type { Turn } from '../../turn.ts'
import type { ReminderAction } from '../actions.ts'
import {
  dropOwn,
  leaveGroup,
  pauseUntil,
  setQuiet,
  setStage,
  setTime,
  switchOff,
  switchOn,
} from './change.ts'
import { isPage, panelPage } from './pages.ts'
import { privatePanel } from './panel.ts'

export type PanelTap = Extract<ReminderAction, { type: 'panel' }>

/**
 * A tap on a button of the private panel, done for who speaks alone: what is somebody else's does nothing. Taps may
 * come twice or late: each says what is to be, not what is to change.
 */
export async function tapPrivatePanel(turn: Turn, action: PanelTap): Promise<Reply> {
  const done = turn.group || turn.standing.role === 'guest' ? null : await act(turn, action)
  return done === null || done.passing ? passing(EXPIRED) : { ...done, replaces: true }
}

async function act(turn: Turn, { op, subscription, arg }: PanelTap): Promise<Reply | null> {
  if (op === 'mydrop') return dropOwn(turn, subscription)
  if (op === 'myleave') return leaveGroup(turn, subscription)
  const row = await turn.parts.store.subscriptionOf(turn.by)
  if (subscription !== 'new' && subscription !== row?.id) return null
  switch (op) {
    case 'myhome':
      return privatePanel(turn)
    case 'mypage':
      return isPage(arg) ? panelPage(turn, arg) : null
    case 'myon':
    case 'myresume':
      return switchOn(turn)
    case 'myoff':
      return switchOff(turn)
    case 'mytime':
      return arg !== null && TIME.test(arg) ? setTime(turn, written(arg)) : null
    case 'mystage':
      return stage(turn, arg)
    case 'myquiet':
      return quiet(turn, arg)
    case 'mypause':
      return isCivilDate(arg) ? pauseUntil(turn, arg) : null
    default:
      return null
  }
}

const TIME = /^(?:[01]\d|2[0-3])[0-5]\d$/

/** 0830 → 08:30: an argument holds no colon. */
function written(time: string): string {
  return `${time.slice(0, 2)}:${time.slice(2)}`
}

async function stage(turn: Turn, arg: string | null): Promise<Reply | null> {
  const [name, on] = arg?.split('-') ?? []
  const meant = STAGES.find((each): each is Stage => each === name)
  if (meant === undefined || (on !== 'on' && on !== 'off')) return null
  return panelPage(turn, 'stages', await setStage(turn, meant, on === 'on'))
}

function quiet(turn: Turn, arg: string | null): Promise<Reply> | null {
  if (arg === 'none') return setQuiet(turn, { from: '00:00', to: '00:00' })
  const [from, to] = arg?.split('-') ?? []
  if (from === undefined || to === undefined || !TIME.test(from) || !TIME.test(to)) return null
  return setQuiet(turn, { from: written(from), to: written(to) })
}

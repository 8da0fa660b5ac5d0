import type { Reply } from '../../../reply/index.ts'
import { foldWidth } from '../../../text/index.ts'
import { buttonsOfLast } from '../../labelled.ts'
import type { Turn } from '../../turn.ts'
import { readReminderAction } from '../actions.ts'
import { bareTime } from '../own/clock.ts'
import { pauseUntil, setQuiet, setTime } from './change.ts'
import { readPauseWords } from './pause-words.ts'
import { quietWish } from './quiet-words.ts'
import { type PanelTap, tapPrivatePanel } from './tap.ts'

/**
 * What is typed right under a page of the private panel: a button's label, or the day, hour or hours of quiet that the
 * page asks for; null for anything else.
 */
export async function typedOnPanel(turn: Turn, words: string): Promise<Reply | null> {
  const text = foldWidth(words).replace(/[\s。.!！~～，,]+$/u, '')
  const buttons = (await buttonsOfLast(turn)).flatMap(({ label, action }) => {
    const tap = readReminderAction(action)
    return tap?.type === 'panel' ? [{ label, tap }] : []
  })
  const named = buttons.find(({ label }) => label.replace(/^✓ /, '') === text)
  if (named) return lasting(await tapPrivatePanel(turn, named.tap))
  const asks = (op: PanelTap['op']) => buttons.some(({ tap }) => tap.op === op)
  const today = turn.saidOn ?? turn.today
  if (asks('mypause')) {
    const said = readPauseWords(`暂停提醒${text}`, today) ?? null
    const told = said?.type === 'pause' ? said : readPauseWords(`暂停提醒到${text}`, today)
    return told?.type === 'pause' ? pauseUntil(turn, told.until) : null
  }
  if (asks('mytime')) {
    const time = bareTime(text)
    return time === null ? null : setTime(turn, time)
  }
  const quiet = asks('myquiet') ? quietWish(text) : null
  return quiet?.type === 'quiet' ? setQuiet(turn, quiet) : null
}

/** What was typed is answered below, not in the place of the panel. */
function lasting({ replaces: _, ...given }: Reply): Reply {
  return given
}

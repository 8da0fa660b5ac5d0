import { type Button, type Reply, reply } from '../../../reply/index.ts'
import type { OwnReminderRow } from '../../../storage/index.ts'
import { sayAction } from '../../actions.ts'
import { keepCard, type WishCard } from '../../cards/card.ts'
import type { Turn } from '../../turn.ts'
import { panelAction } from '../actions.ts'
import { panelPage } from '../private/pages.ts'
import { privatePanel } from '../private/panel.ts'
import { isEmpty, meantBy } from './about.ts'
import { showWish, timesOf } from './card-view.ts'
import type { OwnChange } from './change-words.ts'
import { TAKE_BACK } from './just-kept.ts'
import { ownReminderText } from './list.ts'
import type { When } from './when.ts'

const NO_SUCH =
  '没有找到您自己定的这条提醒，没有改动。按规定到期的履职提醒不能单独去掉一项，可以改提醒日、暂停或关闭。'

/** Shows the reminders meant with a button each that takes it back; where there is none, what there is. */
export async function offerTakingBack(
  turn: Turn,
  { about, declined }: Extract<OwnChange, { type: 'drop' }>,
): Promise<Reply> {
  const standing = await turn.parts.store.ownReminders(turn.by)
  const meant = meantBy(about, standing, turn.today)
  if (meant.length > 0) return askWhich(turn, meant)
  const onlyDay = about.day !== null && about.words === '' && about.nth === null
  return declined && onlyDay ? panelPage(turn, 'pause') : privatePanel(turn, NO_SUCH)
}

/** Asks whether, or which of, the reminders are to be taken back. */
export function askWhich(turn: Turn, rows: readonly OwnReminderRow[]): Reply {
  const one = rows.length === 1
  return reply({
    blocks: [
      { type: 'lead', text: one ? '撤回这条提醒吗？' : '撤回哪一条？' },
      {
        type: 'list',
        items: rows.map(
          (row, index) => `${one ? '' : `第${index + 1}条：`}${ownReminderText(row, turn.today)}`,
        ),
      },
    ],
    buttons: [
      rows.map(({ id }, index) => ({
        label: one ? TAKE_BACK : `撤回第${index + 1}条`,
        action: panelAction('mydrop', id),
      })),
      [{ label: '我的提醒', action: sayAction('我的提醒') }],
    ],
  })
}

/** Offers the reminder meant at its new time, in place of the old one; asks where several are meant. */
export async function offerMoving(
  turn: Turn,
  { about, to, said }: Extract<OwnChange, { type: 'move' }>,
): Promise<Reply> {
  const standing = await turn.parts.store.ownReminders(turn.by)
  // 提醒改到周四 means the only one there is.
  const meant = isEmpty(about) ? standing : meantBy(about, standing, turn.today)
  const [only, second] = meant
  if (!only) return privatePanel(turn, '没有找到您自己定的这条提醒，没有改动。')
  if (second) return askWhichToMove(turn, meant, standing, said)
  return moveOne(turn, only, to)
}

function askWhichToMove(
  turn: Turn,
  meant: readonly OwnReminderRow[],
  standing: readonly OwnReminderRow[],
  said: string,
): Reply {
  const numbered = meant.map((row) => ({ row, nth: standing.indexOf(row) + 1 }))
  return reply({
    blocks: [
      { type: 'lead', text: '改哪一条？' },
      {
        type: 'list',
        items: numbered.map(({ row, nth }) => `第${nth}条：${ownReminderText(row, turn.today)}`),
      },
    ],
    buttons: [
      numbered.map(
        ({ nth }): Button => ({ label: `第${nth}条`, action: sayAction(`把第${nth}条提醒改到${said}`) }),
      ),
    ],
  })
}

/** What a kept reminder says of the day that it is about, see `reminderText`. */
const ABOUT_DAY = /（[\d年月日:前]{3,20}）$/

/** The reminder once more at another time; the old one stays until the new one is kept. */
export async function moveOne(turn: Turn, row: OwnReminderRow, to: When): Promise<Reply> {
  const payload: WishCard = {
    kind: 'wish',
    text: row.text.replace(ABOUT_DAY, ''),
    activity: row.activity,
    told: {
      day: to.day ?? (to.note === null ? (row.plannedFor ?? row.day) : null),
      time: to.time ?? row.time,
      before: to.before,
      ahead: to.ahead,
      exact: false,
    },
    replaces: row.id,
  }
  const card = await keepCard(turn, payload)
  return to.note === null && to.timeNote !== null ? timesOf(card, to.timeNote) : showWish(turn, card, to.note)
}

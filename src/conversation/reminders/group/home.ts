import type { GroupSettings } from '../../../reminders/index.ts'
import { type Block, type Button, type Reply, reply } from '../../../reply/index.ts'
import type { SubscriptionRow } from '../../../storage/index.ts'
import type { Turn } from '../../turn.ts'
import { panelAction } from '../actions.ts'
import { settingsOf } from '../settings.ts'
import { postName, regulationChoices } from './choices.ts'
import { joinButton } from './join-links.ts'
import { takingPart } from './people.ts'
import { quietText, stagesText } from './words.ts'

/** Posts named in the panel; the others are told by their number. */
const MOST_POSTS = 3

const STATES = { on: '已开启', paused: '已暂停，不发送', off: '没有开启' } as const

/** The panel's first page: before the start what it does, from then on how it stands. */
export async function homePage(turn: Turn, row: SubscriptionRow): Promise<Reply> {
  if (row.state === 'off') return beforeStart(row.id, defaultsText(row))
  const people = await takingPart(turn, row)
  const button = (label: string, op: string): Button => ({ label, action: panelAction(op, row.id) })
  const { stages, naming, quiet } = settingsOf(row)
  const lead = `本群提醒${STATES[row.state]}：工作日${row.time}一条，参加成员 ${people.length} 人，${stagesText(stages)}。`
  const blocks: Block[] = [
    { type: 'lead', text: lead },
    { type: 'text', text: `${scopeText(turn, row)}；${shownText(naming)}；免打扰：${quietText(quiet)}。` },
    { type: 'text', text: '愿意参加的成员点“我要参加”，到私聊里看了说明再定。' },
    ADMINISTRATORS,
  ]
  const onOff = row.state === 'on' ? button('暂停', 'pause') : button('恢复', 'resume')
  return reply({
    blocks,
    buttons: [[joinButton(turn, row.id)], ...settingButtons(turn, row), [onOff, button('停止', 'stop')]],
  })
}

/** Before the start, the defaults may be looked through and changed. */
export function setUpPage(turn: Turn, row: SubscriptionRow): Reply {
  const button = (label: string, op: string): Button => ({ label, action: panelAction(op, row.id) })
  return reply({
    blocks: [
      { type: 'lead', text: '本群提醒还没有开启，可以先改设置。' },
      { type: 'text', text: defaultsText(row) },
      { type: 'text', text: `${scopeText(turn, row)}。` },
      ADMINISTRATORS,
    ],
    buttons: [
      ...settingButtons(turn, row),
      [{ ...button('开始提醒', 'start'), primary: true as const }, button('返回', 'home')],
    ],
  })
}

const ADMINISTRATORS: Block = { type: 'note', text: '设置只有群管理员能改' }

/** What it does, for who is to decide. @param id of the subscription; `new` where there is none. */
export function beforeStart(id: string, defaults: string): Reply {
  return reply({
    blocks: [
      {
        type: 'lead',
        text: '工作日在本群发一条提醒：参加的成员有哪些履职事项快到期、还有几人没有完成；没有要提醒的就不发。',
      },
      { type: 'text', text: defaults },
      ADMINISTRATORS,
    ],
    buttons: [
      [{ label: '开始提醒', action: panelAction('start', id), primary: true }],
      [{ label: '设置', action: panelAction('setup', id) }],
    ],
  })
}

/** 设置：工作日09:00，期初及到期前…；只计人数，不显示姓名；免打扰：21:00–08:00。 */
export function defaultsText(row: Pick<SubscriptionRow, 'time' | 'settings'>): string {
  const { stages, quiet, naming } = settingsOf(row)
  return `设置：工作日${row.time}，${stagesText(stages)}；${shownText(naming)}；免打扰：${quietText(quiet)}。`
}

function shownText(naming: GroupSettings['naming']): string {
  return naming === 'names' ? '按姓名（限本人同意的）' : '只计人数，不显示姓名'
}

/** What it is narrowed to, and which topic it goes to: 法规：全部；岗位：成员自己的 */
function scopeText(turn: Turn, row: SubscriptionRow): string {
  const { knowledge } = turn.parts
  const { regulations, posts } = settingsOf(row)
  const names = regulationChoices(knowledge, regulations)
    .filter(({ id }) => regulations.includes(id))
    .map(({ label }) => label)
  const shown = posts.slice(0, MOST_POSTS).map((id) => postName(knowledge, id))
  const more = posts.length > MOST_POSTS ? `等 ${posts.length} 个` : ''
  const parts = [
    names.length === 0 ? '法规：全部' : `法规：${names.join('、')}`,
    posts.length === 0 ? '岗位：成员自己的' : `岗位：${shown.join('、')}${more}`,
    ...(row.thread === null && here(turn) === null
      ? []
      : [`发到：${here(turn) === row.thread ? '本话题' : '另一个话题'}`]),
  ]
  return parts.join('；')
}

/** The forum topic in which the panel is looked at. */
function here({ group }: Turn): number | null {
  return group?.thread ?? null
}

function settingButtons(turn: Turn, row: SubscriptionRow): Button[][] {
  const button = (label: string, op: string): Button => ({ label, action: panelAction(op, row.id) })
  const topic = here(turn) === row.thread ? [] : [button('发到本话题', 'topic')]
  return [
    [button('法规', 'regs'), button('岗位', 'posts'), button('成员', 'people')],
    [button('提醒日', 'days'), button('时间', 'time'), button('免打扰', 'quiet')],
    [button('显示方式', 'naming'), button('台账指纹', 'anchor'), ...topic],
  ]
}

import { STAGES } from '../../../reminders/index.ts'
import { type Block, type Button, type Reply, reply } from '../../../reply/index.ts'
import type { SubscriptionRow } from '../../../storage/index.ts'
import type { Turn } from '../../turn.ts'
import { panelAction } from '../actions.ts'
import { STAGE_NAMES } from '../choices.ts'
import { settingsOf } from '../settings.ts'
import { anchorPage } from './anchor.ts'
import { marked, pairs } from './button-rows.ts'
import { postPages, postsGone, regulationChoices } from './choices.ts'
import { homePage, setUpPage } from './home.ts'
import { joinButton } from './join-links.ts'
import { takingPart } from './people.ts'
import { quietArg, quietsBeside, quietText, timeArg, timesOutside } from './words.ts'

/** Names beyond these are counted: a panel is one short message. */
const MOST_NAMES = 10

/** A page of the panel. `code` of posts is that of their page. */
export type Page =
  | {
      name:
        | 'home'
        | 'setup'
        | 'stop'
        | 'regs'
        | 'posts'
        | 'people'
        | 'days'
        | 'time'
        | 'quiet'
        | 'naming'
        | 'anchor'
    }
  | { name: 'level'; code: string }

/** What the page shows at this moment; `note` says why something was not done. */
export async function showPage(turn: Turn, row: SubscriptionRow, page: Page, note?: string): Promise<Reply> {
  const shown = await pageOf(turn, row, page)
  if (note === undefined) return shown
  return { ...shown, blocks: [...shown.blocks, { type: 'note', text: note }] }
}

async function pageOf(turn: Turn, row: SubscriptionRow, page: Page): Promise<Reply> {
  switch (page.name) {
    case 'home':
      return homePage(turn, row)
    case 'setup':
      return setUpPage(turn, row)
    case 'stop':
      return stopPage(row)
    case 'regs':
      return regulationsPage(turn, row)
    case 'posts':
      return levelsPage(turn, row)
    case 'level':
      return postsPage(turn, row, page.code)
    case 'people':
      return peoplePage(turn, row)
    case 'days':
      return daysPage(row)
    case 'time':
      return timePage(row)
    case 'quiet':
      return quietPage(row)
    case 'naming':
      return namingPage(row)
    case 'anchor':
      return anchorPage(row)
  }
}

/** Makes the buttons of one panel; what is chosen is marked. */
function buttonsOf({ id }: SubscriptionRow): (label: string, op: string, arg?: string) => Button {
  return (label, op, arg) => ({ label, action: panelAction(op, id, arg) })
}

function page(
  row: SubscriptionRow,
  lead: string,
  hint: string | null,
  buttons: Button[][],
  to = 'home',
): Reply {
  const blocks: Block[] = [{ type: 'lead', text: lead }]
  if (hint !== null) blocks.push({ type: 'text', text: hint })
  // Before the start the way back leads to the settings, from where it came.
  const back = to === 'home' && row.state === 'off' ? 'setup' : to
  return reply({ blocks, buttons: [...buttons, [buttonsOf(row)('返回', back)]] })
}

function stopPage(row: SubscriptionRow): Reply {
  const button = buttonsOf(row)
  return page(row, '确定停止本群的提醒？', '停止后不再发送；参加名单和设置保留，可以重新开始。', [
    [button('确定停止', 'stopok')],
  ])
}

function regulationsPage(turn: Turn, row: SubscriptionRow): Reply {
  const { regulations } = settingsOf(row)
  const button = buttonsOf(row)
  const rows = regulationChoices(turn.parts.knowledge, regulations).map(({ code, id, label }) => {
    const chosen = regulations.length === 0 || regulations.includes(id)
    return [button(marked(chosen, label), chosen ? 'regoff' : 'regon', code)]
  })
  return page(row, '按哪些法规提醒？', '打勾的才提醒，点一下改变。', rows)
}

function levelsPage(turn: Turn, row: SubscriptionRow): Reply {
  const { knowledge } = turn.parts
  const { posts, regulations } = settingsOf(row)
  const button = buttonsOf(row)
  const rows = postPages(knowledge, regulations).map(({ code, label, posts: listed }) => {
    const count = listed.filter(({ id }) => posts.includes(id)).length
    return [button(count > 0 ? `${label}（已选 ${count} 个）` : label, 'level', code)]
  })
  const gone = postsGone(knowledge, posts).map(({ code, label }) => [button(`✓ ${label}`, 'postoff', code)])
  const none = posts.length > 0 ? [[button('都不选', 'postnone')]] : []
  const hint =
    posts.length === 0
      ? '现在没有选岗位：参加的成员是什么岗位就提醒什么。选了以后只提醒选的岗位，没有成员担任的也提醒。'
      : `已选 ${posts.length} 个岗位：只提醒这些，没有成员担任的也提醒。`
  return page(row, '提醒哪些岗位？', hint, [...rows, ...gone, ...none])
}

function postsPage(turn: Turn, row: SubscriptionRow, code: string): Reply {
  const { posts, regulations } = settingsOf(row)
  const found = postPages(turn.parts.knowledge, regulations).find((each) => each.code === code)
  if (!found) return levelsPage(turn, row)
  const button = buttonsOf(row)
  const rows = found.posts.map((post) => {
    const chosen = posts.includes(post.id)
    return [button(marked(chosen, post.label), chosen ? 'postoff' : 'poston', post.code)]
  })
  return page(
    row,
    `${found.label}，提醒哪些岗位？`,
    '打勾的无论有没有成员担任都提醒，点一下改变。',
    rows,
    'posts',
  )
}

async function peoplePage(turn: Turn, row: SubscriptionRow): Promise<Reply> {
  const people = await takingPart(turn, row)
  const names = people.flatMap(({ name }) => name ?? [])
  const shown = names.slice(0, MOST_NAMES).join('、')
  const others = people.length - Math.min(names.length, MOST_NAMES)
  const who = names.length === 0 ? '' : `：${shown}${others > 0 ? `，另有 ${others} 人` : ''}`
  const hint =
    '愿意参加的成员点“我要参加”。姓名只在本人同意后显示，其余只计人数；要退出，请本人在私聊里说“退出群提醒”。'
  const join = row.state === 'off' ? [] : [[joinButton(turn, row.id)]]
  return page(row, `参加成员 ${people.length} 人${who}。`, hint, join)
}

function daysPage(row: SubscriptionRow): Reply {
  const { stages } = settingsOf(row)
  const button = buttonsOf(row)
  const buttons = STAGES.map((stage) => {
    const chosen = stages.includes(stage)
    return button(marked(chosen, STAGE_NAMES[stage]), chosen ? 'dayoff' : 'dayon', stage)
  })
  const hint = '遇节假日，期初和逾期的顺延到下一个工作日，其余的提前到上一个工作日。完成了的不再提醒。'
  return page(row, '哪些日子提醒？', hint, pairs(buttons))
}

function timePage(row: SubscriptionRow): Reply {
  const { quiet } = settingsOf(row)
  const button = buttonsOf(row)
  const times = timesOutside(quiet).map((time) =>
    button(marked(time === row.time, time), 'at', timeArg(time)),
  )
  return page(row, '工作日几点发？', `免打扰时段（${quietText(quiet)}）内不发。`, pairs(times))
}

function quietPage(row: SubscriptionRow): Reply {
  const now = settingsOf(row).quiet
  const button = buttonsOf(row)
  const rows = quietsBeside(row.time).map((quiet) => [
    button(marked(quietArg(quiet) === quietArg(now), quietText(quiet)), 'hush', quietArg(quiet)),
  ])
  return page(
    row,
    '什么时段不打扰？',
    `发送时间是 ${row.time}；没能及时发出的，到了这个时段就并入下一次。`,
    rows,
  )
}

function namingPage(row: SubscriptionRow): Reply {
  const { naming } = settingsOf(row)
  const button = buttonsOf(row)
  return page(row, '群里怎样显示？', '按姓名时，也只显示本人同意在本群显示的，其余只计人数。', [
    [button(marked(naming === 'counts', '只计人数'), 'name', 'counts')],
    [button(marked(naming === 'names', '按姓名'), 'name', 'names')],
  ])
}

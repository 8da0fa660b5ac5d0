import { type Block, type Button, type Reply, reply } from '../../reply/index.ts'
import { guestWelcome } from '../members/guest-view.ts'
import { say, sentence } from '../say.ts'
import { type Turn, tenureLabel } from '../turn.ts'
import { loadedNames } from './loaded-names.ts'

/** The first thing a person sees; `plans` are the plans they asked to be reminded of. */
export function welcomeReply(turn: Turn, plans: Block[]): Reply {
  if (turn.standing.role === 'guest') return guestWelcome(turn)
  const names = loadedNames(turn.parts.knowledge)
  const held = turn.tenures.filter((tenure) => tenure.to === null || tenure.to >= turn.today)
  if (held.length > 0) {
    return reply({
      blocks: [
        {
          type: 'lead',
          text: `您好。当前岗位：${held.map((tenure) => tenureLabel(turn, tenure)).join('、')}。`,
        },
        ...plans,
      ],
      buttons: [
        [say('本季度我要做什么'), say('我的台账')],
        [say('我的岗位'), say('帮助')],
        ...ownerButtons(turn),
      ],
    })
  }
  return reply({
    blocks: [
      {
        type: 'lead',
        text: `您好，我是照单。安全生产责任的规定，我按条文回答；您的履职，我按条文计数、帮您记账。现已载入${names}。`,
      },
      {
        type: 'text',
        text: '可以直接提问，也可以先登记岗位：登记后就能看到本季度该做什么，到期前我会提醒。',
      },
      ...ownerLine(turn),
      ...plans,
    ],
    buttons: [
      ...ownerButtons(turn),
      [say('添加岗位')],
      [say('镇长多久要带队检查一次？'), say('瞒报事故的领导怎么处理？')],
      [say('什么情况下可以尽职免责？'), say('帮助')],
    ],
  })
}

/** Says that the number in the settings was understood. */
function ownerLine(turn: Turn): Block[] {
  if (turn.standing.role !== 'owner') return []
  return [
    {
      type: 'text',
      text: '您是管理员：点“邀请”可以让领导干部和工作人员使用；您看不到别人的台账，别人也看不到您的。',
    },
  ]
}

/** An owner's first step is to let others in. */
function ownerButtons(turn: Turn): Button[][] {
  return turn.standing.role === 'owner' ? [[say('邀请'), say('成员名单')]] : []
}

const SETTINGS = '设置：“设置”“我叫张三”“代录人”“我的编号”'
const SLASH =
  '命令：/duties 职责，/log 记录，/ledger 台账，/ask 提问，/remind 提醒，/posts 岗位，/settings 设置，/cancel 取消'
/** What else there is for whom. */
const MORE: Record<Turn['standing']['role'], string[]> = {
  local: [],
  guest: [],
  official: [SETTINGS, SLASH],
  staff: [
    '代领导记：“代张三记录：昨天带队检查了化工厂”，要本人同意过；“单位清单”“本单位汇总”',
    SETTINGS,
    SLASH,
  ],
  owner: ['管理：“邀请一位工作人员”“未使用的邀请”“成员名单”', SETTINGS, `${SLASH}，/invite 邀请`],
}

/** A command that there is not. */
export function unknownReply(turn: Turn, name: string): Reply {
  const invite = turn.standing.role === 'owner' ? ' /invite' : ''
  const list = `/start /duties /log /ledger /ask /remind /posts /settings /help /cancel${invite}`
  const text = `没有“/${name.slice(0, 32)}”这个命令；可用的有 ${list}，直接说话也行。`
  return sentence(text)
}

/** What can be said, as far as the person may do it. */
export function helpReply(turn: Turn): Reply {
  return reply({
    blocks: [
      { type: 'lead', text: '照单能做这些事，直接说话就行：' },
      {
        type: 'list',
        items: [
          '问规定：“区委书记多久调研一次”“第二十二条说什么”“枣庄和广西有什么不同”',
          '看职责：“本季度我要做什么”“还差什么”“今年完成得怎么样”“为什么说我没完成”',
          '照单：“我的清单”“哪些还没有记录”“第七条第七项有什么记录”“把第3号关联到第七条第七项”“添加清单事项”',
          '记履职：“昨天带队检查了化工厂”，确认后才记入；一次可以说几件事',
          '附件（可有可无）：照片、文件直接发来，带上说明就一起记；“第3号的附件”“取下第3号的附件1”',
          '改台账：“刚才那条日期错了，是昨天”“撤销上一条”，原记录都保留',
          '管岗位：“我是镇长，3月1日到任”“我的岗位”“6月30日离任”',
          '收提醒：登记岗位后到期前会提醒；“提醒”可改时间或关闭，“提醒我周五前开会”记自己的事',
          '带走：“导出今年的履职台账”“导出述职报告”“给我一张本季度的图”“订阅日历”',
          '其他：“我的台账”“法规”“清空对话”（不影响台账）',
          ...MORE[turn.standing.role],
        ],
      },
      { type: 'note', text: '照单只陈述条文和记录，不认定谁有责任或者免责' },
    ],
    buttons: [[say('本季度我要做什么'), say('我的岗位')]],
  })
}

import { GUEST_A_DAY, GUEST_A_MINUTE, numberOf, type RateWindow } from '../../access/index.ts'
import { type Block, type Button, type Reply, reply } from '../../reply/index.ts'
import { say } from '../say.ts'
import type { Turn } from '../turn.ts'
import { loadedNames } from '../views/loaded-names.ts'

const INVITED =
  '记录和查看履职，要有本单位管理员的邀请：拿到邀请码后，请私聊发送“/start 邀请码”（把“邀请码”三个字换成那一串）。'

const EXAMPLES: Button[][] = [
  [say('镇长多久要带队检查一次？'), say('瞒报事故的领导怎么处理？')],
  [say('什么情况下可以尽职免责？'), say('法规'), say('帮助')],
]

/** 您的编号是 123; said in private alone. */
export function numberText(turn: Turn): string | null {
  const number = numberOf(turn.by)
  return number === null || turn.group !== null ? null : `您的编号是 ${number}。`
}

function numberBlocks(turn: Turn): Block[] {
  const text = numberText(turn)
  return text === null ? [] : [{ type: 'text', text }]
}

/** What is for members alone, asked for by a guest. @param words true where typed words might have been a question. */
export function needsInvitation(turn: Turn, words = false): Reply {
  const hint: Block[] = words ? [{ type: 'note', text: '如果是问规定，请发送“/ask 问题”' }] : []
  return reply({
    blocks: [{ type: 'lead', text: INVITED }, ...numberBlocks(turn), ...hint],
    buttons: [[say('帮助')]],
  })
}

export function guestWelcome(turn: Turn): Reply {
  const names = loadedNames(turn.parts.knowledge)
  return reply({
    blocks: [
      {
        type: 'lead',
        text: `您好，我是照单。安全生产责任的规定，我按条文回答；现已载入${names}。请直接提问。`,
      },
      { type: 'text', text: INVITED },
      ...numberBlocks(turn),
    ],
    buttons: EXAMPLES,
  })
}

export function guestHelp(turn: Turn): Reply {
  return reply({
    blocks: [
      { type: 'lead', text: '没有邀请也能用的：' },
      {
        type: 'list',
        items: [
          '问规定：“区委书记多久调研一次”“第二十二条说什么”“枣庄和广西有什么不同”，或“/ask 问题”',
          '看原文：“法规”，或点回答下面的条文',
        ],
      },
      { type: 'text', text: INVITED },
      ...numberBlocks(turn),
      { type: 'note', text: '照单只陈述条文和记录，不认定谁有责任或者免责' },
    ],
    buttons: EXAMPLES,
  })
}

/** What is neither a question nor anything else a guest may say. */
export function guestChat(): Reply {
  return reply({
    blocks: [{ type: 'lead', text: '请直接问规定方面的问题，例如下面几个。' }],
    buttons: EXAMPLES,
  })
}

/** Too many messages in one of the windows. */
export function tooMany(window: RateWindow): Reply {
  const text =
    window === GUEST_A_DAY
      ? `没有邀请时一天最多 ${GUEST_A_DAY.most} 次，今天的已经用完，请明天再来。`
      : `没有邀请时一分钟最多 ${GUEST_A_MINUTE.most} 次，请稍等一分钟再问。`
  return reply({ blocks: [{ type: 'lead', text }], passing: true })
}

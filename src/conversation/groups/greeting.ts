import { type Block, type Reply, reply } from '../../reply/index.ts'
import { sayAction } from '../actions.ts'
import { sentence } from '../say.ts'

const GOES_ON = '本群的提醒还开着，照旧在工作日发送；群管理员发送 /remind 可以暂停或停止。'

/**
 * What is said on joining a group: how to address the bot. Telegram marks no name that Chinese characters touch, and
 * does not deliver what it has not marked.
 * @param name the bot's user name, without @.
 * @param reminds whether the group is reminded already: it was on when the bot was put out, and nobody is surprised.
 */
export function groupGreeting(name: string, reminds = false): Reply {
  const text = `叫我请在名字后加空格：“@${name} 镇长多久带队检查一次”，或直接回复我的消息，或用 /ask。`
  if (!reminds) return sentence(text)
  const goesOn: Block = { type: 'text', text: GOES_ON }
  return reply({ blocks: [{ type: 'lead', text }, goesOn] })
}

/** The short help of a group. */
export function groupHelp(): Reply {
  const example = '镇长多久要带队检查一次？'
  return reply({
    blocks: [
      {
        type: 'lead',
        text: '在群里可以问安全生产责任的规定，例如“区委书记多久调研一次”“第二十二条说什么”；个人履职请到私聊里说。',
      },
      { type: 'note', text: '群管理员可以发送“/remind”开启群提醒' },
    ],
    buttons: [[{ label: example, action: sayAction(example) }]],
  })
}

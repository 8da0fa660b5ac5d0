import { createHash, randomBytes } from 'node:crypto'
import { exportName } from '../../exports/index.ts'
import { type Block, type Reply, reply } from '../../reply/index.ts'
import { PRIVATELY } from '../behalf/refusals.ts'
import { say, sentence } from '../say.ts'
import type { Turn } from '../turn.ts'
import { calendarSpan } from './span.ts'
import type { CalendarWish } from './words.ts'

/** 256 bits: nobody finds an address by trying. */
const SECRET_BYTES = 32

/** What the store keeps of a secret: who reads the database finds nobody's calendar by it. */
export function hashOfSecret(secret: string): string {
  return createHash('sha256').update(secret, 'utf8').digest('hex')
}

/**
 * Gives, renews or takes back the private address of a person's calendar. The address itself is kept nowhere: it is
 * said once, and asking again gives a new one. Always the speaker's own.
 */
export async function calendarReply(turn: Turn, wish: CalendarWish): Promise<Reply> {
  if (turn.group) return sentence(PRIVATELY)
  const { store, calendarAddress } = turn.parts
  const since = await store.calendarSince(turn.person)
  if (wish === 'stop') {
    if (since === null) return sentence('现在没有日历地址，不用取消。')
    await store.setCalendar(turn.person, null, turn.now.toISOString())
    return sentence('日历地址已作废，手机上不再更新；请在手机里也删掉这个订阅。', '订阅日历')
  }
  const secret = randomBytes(SECRET_BYTES).toString('base64url')
  const address = calendarAddress?.(secret) ?? null
  if (address === null) return fileInstead(turn)
  if (since !== null && wish === 'subscribe') return alreadyGiven(since)
  await store.setCalendar(turn.person, hashOfSecret(secret), turn.now.toISOString())
  return given(address, since !== null)
}

function given(address: string, replaced: boolean): Reply {
  const blocks: Block[] = [
    { type: 'lead', text: `日历地址：${address}` },
    {
      type: 'text',
      text: `在手机的“日历”里选“添加订阅日历”，粘贴这个地址：还没有完成的事项的最后一天会自动更新。${replaced ? '原来的地址已经作废。' : ''}`,
    },
    { type: 'note', text: '谁有这个地址谁就能看，请不要转发；照单不保存它，忘了就换一个' },
  ]
  return { ...reply({ blocks, buttons: [[say('换一个日历地址'), say('取消日历订阅')]] }), secret: address }
}

function alreadyGiven(since: string): Reply {
  const day = since.slice(0, 10)
  return sentence(
    `您已在${day}领过日历地址，照单不保存原地址；找不到了就换一个，原来的随即作废。`,
    '换一个日历地址',
    '取消日历订阅',
  )
}

function fileInstead(turn: Turn): Reply {
  const text = '这里没有设置手机能打开的网址，不能订阅日历；'
  if (!turn.parts.exporter) return sentence(`${text}请在网页或命令行导出日历文件。`)
  const span = calendarSpan(turn.today)
  const name = turn.names.get(turn.person) ?? null
  return reply({
    blocks: [{ type: 'lead', text: `${text}先给您日历文件，点开可加入手机日历，以后不会自动更新。` }],
    attachments: [
      {
        ...exportName('ics', { name, ...span }),
        export: { person: turn.person, format: 'ics', ...span },
      },
    ],
  })
}

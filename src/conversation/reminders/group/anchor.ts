/** The head of the ledger, shown in a group: a rewrite of the whole ledger is found by whoever kept the line. */
import { type Reply, reply } from '../../../reply/index.ts'
import type { LedgerHead, SubscriptionRow } from '../../../storage/index.ts'
import { panelAction } from '../actions.ts'
import { keptSettings } from '../settings.ts'
import { marked } from './button-rows.ts'

/** Hexadecimal digits that are shown: 64 bits, which nobody meets by trying. */
const SHOWN_DIGITS = 16

/** 台账指纹（第12号）：ab12-cd34-ef56-7890; null of an empty ledger. */
export function anchorLine({ seq, hash }: LedgerHead): string | null {
  if (seq === 0) return null
  const groups = hash.slice(0, SHOWN_DIGITS).match(/.{4}/g) ?? []
  return `台账指纹（第${seq}号）：${groups.join('-')}`
}

/** The page of the group's panel on which it is switched on and off. */
export function anchorPage(row: SubscriptionRow): Reply {
  const { anchor } = keptSettings(row)
  const button = (label: string, op: string, arg?: string) => ({
    label,
    action: panelAction(op, row.id, arg),
  })
  return reply({
    blocks: [
      { type: 'lead', text: '在群里显示台账指纹？' },
      {
        type: 'text',
        text: '显示时，当天有提醒才在提醒末尾带一行，不另发消息。指纹是全部台账算出的一串字符，看不出任何人的内容；台账以后被改动过，用当天的指纹就能查出来。',
      },
    ],
    buttons: [
      [button(marked(!anchor, '不显示'), 'mark', 'off'), button(marked(anchor, '显示'), 'mark', 'on')],
      [button('返回', row.state === 'off' ? 'setup' : 'home')],
    ],
  })
}

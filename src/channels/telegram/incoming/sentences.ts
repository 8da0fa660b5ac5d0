import type { Incoming } from './types.ts'

type Other = Incoming & { type: 'other' }

/** Said of a video, with words below it or without. */
export const VIDEO = '照单不收视频，没有保存。请发照片或文件，或用文字说明。'

const OTHER: Record<Other['what'], string> = {
  video: VIDEO,
  sticker: '照单看不懂表情。要问规定或记履职，请用文字说。',
  location: '照单不收集位置，这条没有保存。去过哪里，请用文字说，如“昨天带队检查了化工厂”。',
  contact: '照单不收集联系人，这条没有保存。',
  poll: '照单不参与投票。要问规定或记履职，请用文字说。',
  other: '这类消息照单看不了，没有保存。请用文字说。',
}

/** How an edited message is answered. It may have been a question, a report, or have called the bot only now. */
const EDITED = {
  unconfirmed:
    '改过的消息不再处理，等待确认的记录没有变。要改，请用卡片上的按钮，或点“取消”后重新发一条正确的。',
  private:
    '改过的消息不再处理，仍以最初发送的为准。已记入台账的要改，请直接说，如“刚才那条日期错了，是昨天”；其他的请另发一条。',
  group: '改过的消息不再处理，请另发一条。',
}

/**
 * The sentence that answers what carries no words we act on: an edited text, or a message of another kind. Only for
 * what is `addressed`; nothing else is answered.
 * @param unconfirmed whether a report of the person waits for its confirmation; said in private alone.
 */
export function sentenceFor(
  incoming: Incoming & { type: 'other' | 'text' | 'voice' },
  unconfirmed = false,
): string {
  if (incoming.type === 'other') return OTHER[incoming.what]
  if (incoming.type === 'voice') return OTHER.other
  if (incoming.where.kind === 'group') return EDITED.group
  return unconfirmed ? EDITED.unconfirmed : EDITED.private
}

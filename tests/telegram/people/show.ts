/** What a chat shows, as text a person can read. */
import type { TranscriptEntry, TranscriptMessage } from '../botapi/index.ts'

const kinds: Record<string, string> = {
  voice: '［语音］',
  photo: '［图片］',
  document: '［文件］',
  video: '［视频］',
  sticker: '［贴纸］',
  location: '［位置］',
  contact: '［名片］',
  poll: '［投票］',
  service: '［群消息］',
}

/** One paragraph per message: who, the words, the buttons below; edits, answers and deletions are said. */
export function showTranscript(entries: TranscriptEntry[]): string {
  return entries
    .map((entry) => (entry.type === 'toast' ? toast(entry.to.name, entry.text) : message(entry)))
    .join('\n')
}

const toast = (to: string, text: string) => `（弹出提示，给${to}：${text}）`

function message(entry: TranscriptMessage): string {
  const remarks = [
    entry.replyTo === null ? '' : `回复 ${entry.replyTo}`,
    entry.forwarded ? '转发' : '',
    entry.edits > 0 ? '已编辑' : '',
    entry.deleted ? '已删除' : '',
  ].filter((one) => one !== '')
  const head = `${entry.id} ${entry.from.name}${remarks.length > 0 ? `（${remarks.join('，')}）` : ''}：`
  const body = `${kinds[entry.what] ?? ''}${entry.file?.name ?? ''}${entry.text === '' ? '' : entry.text}`
  const rows = entry.buttons.map((row) => `\n    ${row.map((button) => `[${button.text}]`).join(' ')}`)
  return `${head}${body.replaceAll('\n', '\n    ')}${rows.join('')}`
}

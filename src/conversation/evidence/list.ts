import { civilDateOf, formatShort, timeOfDay } from '../../calendar/index.ts'
import { type Attachment, type Block, type Button, type Reply, reply } from '../../reply/index.ts'
import { sayAction } from '../actions.ts'
import { sentence } from '../say.ts'
import { nameOf, type Turn } from '../turn.ts'
import { entryLine } from '../views/ledger-view.ts'
import type { Held } from './entries.ts'
import { attachmentsOf, type Numbered } from './numbered.ts'
import { attachedText, nameOfAttached } from './wording.ts'

/** The attachments of an entry, with the files themselves; `at` of one of them, null for all. */
export function attachmentsReply({ turn, entry }: Held, at: number | null): Reply {
  const all = attachmentsOf(entry)
  const meant = at === null ? all : all.filter((each) => each.number === at)
  if (all.length === 0) return sentence(`第 ${entry.seq} 号没有附件。`)
  if (meant.length === 0) return sentence(`第 ${entry.seq} 号没有附件 ${at}，一共有 ${all.length} 个。`)
  const standing = meant.filter((each) => each.takenDown === null)
  const down = meant.filter((each) => each.takenDown !== null)
  const lead =
    at === null ? `第 ${entry.seq} 号的附件，${standing.length} 个：` : `第 ${entry.seq} 号的附件 ${at}：`
  const blocks: Block[] = [{ type: 'lead', text: lead }]
  if (at === null) blocks.push({ type: 'text', text: entryLine(turn, entry) })
  const items = [...standing, ...down].map((each) => attachmentLine(turn, entry.person, each))
  blocks.push({ type: 'list', items })
  const [first] = standing
  if (at === null && first)
    blocks.push({ type: 'note', text: `发错了的，请说“取下第${entry.seq}号的附件${first.number}”` })
  return reply({
    blocks,
    attachments: standing.flatMap(fileOf),
    buttons: at === null ? [] : standing.map((each) => [takeDownButton(entry.seq, each)]),
  })
}

/** 附件 1：现场.jpg（图片，1.2 MB）· 11月21日 09:30 附上（代录：李四） */
export function attachmentLine(turn: Turn, person: string, each: Numbered): string {
  const when = (at: string) =>
    `${formatShort(civilDateOf(new Date(at)), turn.today)} ${timeOfDay(new Date(at))}`
  const by = (who: string) => (who === person ? '' : `（代录：${nameOf(turn, who)}）`)
  const parts = [`附件 ${each.number}：${attachedText(each.what)}`, `${when(each.at)} 附上${by(each.by)}`]
  const { takenDown } = each
  if (takenDown) {
    const reason = takenDown.reason === null ? '' : `，原因：${takenDown.reason}`
    parts.push(`已于 ${when(takenDown.at)} 取下${by(takenDown.by)}${reason}`)
  }
  return parts.join(' · ')
}

function fileOf({ what }: Numbered): Attachment[] {
  if (!('file' in what)) return []
  return [{ name: nameOfAttached(what), mediaType: what.file.mediaType, file: what.file.sha256 }]
}

function takeDownButton(seq: number, { number }: Numbered): Button {
  const label = `取下第${seq}号的附件${number}`
  return { label, action: sayAction(label) }
}

import { detachRow } from '../../ledger/index.ts'
import { type Block, type Reply, reply } from '../../reply/index.ts'
import { buttonsFor } from '../actions.ts'
import { isOnBehalf } from '../behalf/wording.ts'
import { type DetachCard, keepCard, type OpenCard, replaceCards, settleCard } from '../cards/card.ts'
import { sentence } from '../say.ts'
import { nameOf, type Turn } from '../turn.ts'
import { entryText } from '../views/ledger-view.ts'
import type { Held } from './entries.ts'
import { attachmentLine } from './list.ts'
import { evidenceNotice } from './notice.ts'
import { attachmentsOf } from './numbered.ts'
import { nameOfAttached, namesOfAttached } from './wording.ts'

const REASON = /^(?:原因|理由|因为)(?:是|为)?[：:，,\s]*(.{1,200})$/su

/** Asks to confirm that an attachment is taken down; `at` is its number, null where the words name none. */
export async function openDetachCard(
  { turn, entry }: Held,
  { at, reason, words }: { at: number | null; reason: string | null; words: string },
): Promise<Reply> {
  const standing = attachmentsOf(entry).filter((each) => each.takenDown === null)
  if (entry.voided) return sentence(`第 ${entry.seq} 号已经撤销，附件随它留在台账里，不用再取下。`)
  if (standing.length === 0) return sentence(`第 ${entry.seq} 号没有附件。`)
  const only = standing.length === 1 ? standing[0] : undefined
  const meant = at === null ? only : standing.find((each) => each.number === at)
  if (!meant) {
    const labels = standing.slice(0, 4).map(({ number }) => `取下第${entry.seq}号的附件${number}`)
    const lead = at === null ? '要取下哪一个？' : `第 ${entry.seq} 号没有附件 ${at}，或者已经取下。`
    const given = sentence(lead, ...labels)
    const items = standing.map((each) => attachmentLine(turn, entry.person, each))
    return {
      ...given,
      blocks: [...given.blocks, { type: 'list', items }],
      buttons: given.buttons.flat().map((each) => [each]),
    }
  }
  await replaceCards(turn, 'detach')
  return show(
    turn,
    await keepCard<DetachCard>(turn, {
      kind: 'detach',
      ...(isOnBehalf(turn) ? { person: turn.person } : {}),
      entry: entry.id,
      line: meant.line,
      reason,
      words,
    }),
  )
}

function found(turn: Turn, { entry: id, line }: DetachCard) {
  const entry = turn.entries.find((each) => each.id === id)
  const attachment = entry && attachmentsOf(entry).find((each) => each.line === line)
  return entry && attachment ? { entry, attachment } : null
}

function show(turn: Turn, { id, payload }: OpenCard<DetachCard>): Reply {
  const meant = found(turn, payload)
  if (!meant) return sentence('没有找到这个附件，台账没有变动。')
  const behalf = isOnBehalf(turn) ? `代 ${nameOf(turn, turn.person)} 取下。` : ''
  const blocks: Block[] = [
    {
      type: 'lead',
      text: `${behalf}请确认，取下第 ${meant.entry.seq} 号的附件 ${meant.attachment.number}：`,
    },
    { type: 'list', items: [attachmentLine(turn, meant.entry.person, meant.attachment)] },
  ]
  if (payload.reason !== null) blocks.push({ type: 'text', text: `原因：${payload.reason}` })
  blocks.push({ type: 'note', text: '文件和取下的经过都留在台账里；要写明原因，请直接说“原因是……”' })
  const button = buttonsFor(id)
  return reply({
    blocks,
    buttons: [[{ ...button('确认取下', 'ok'), primary: true }, button('取消', 'cancel')]],
  })
}

/** What a button of the card does. */
export async function tapDetachCard(turn: Turn, card: OpenCard<DetachCard>, op: string): Promise<Reply> {
  if (op === 'ok') return takeDown(turn, card)
  if (op !== 'cancel') return show(turn, card)
  await settleCard(turn, card.id, 'cancelled')
  return sentence('已取消，附件没有变动。')
}

/** Takes 原因是… as why; null for other words. */
export async function answerDetachCard(
  turn: Turn,
  card: OpenCard<DetachCard>,
  text: string,
): Promise<Reply | null> {
  const reason = REASON.exec(text)?.[1]?.trim()
  if (!reason) return null
  return show(turn, await keepCard(turn, { ...card.payload, reason }, card.id))
}

async function takeDown(turn: Turn, card: OpenCard<DetachCard>): Promise<Reply> {
  const meant = found(turn, card.payload)
  if (!meant || meant.attachment.takenDown !== null || meant.entry.voided) {
    await settleCard(turn, card.id, 'expired')
    return sentence('这个附件已经取下，或者那一条已经撤销，没有重复操作。')
  }
  const { entry, attachment } = meant
  const at = turn.now.toISOString()
  const row = detachRow(entry, attachment.line, {
    recordedBy: turn.by,
    words: card.payload.words,
    reason: card.payload.reason,
    recordedAt: at,
    confirmation: card.id,
    newId: turn.parts.newId,
  })
  const result = await turn.parts.store.append([row], { pending: card.id, at })
  if (!result.stored) return sentence('这张卡片已经处理过，没有重复操作。')
  await evidenceNotice(turn, card.id, {
    done: `取下附件：${namesOfAttached([attachment.what])}（第 ${entry.seq} 号，${entryText(turn, entry, false)}）`,
    undo: null,
  })
  const done = isOnBehalf(turn) ? `已代${nameOf(turn, turn.person)}取下` : '已取下'
  const name = nameOfAttached(attachment.what)
  return sentence(
    `${done}第 ${entry.seq} 号的附件 ${attachment.number}：${name}。文件和取下的经过都留在台账里。`,
    `第${entry.seq}号的附件`,
  )
}

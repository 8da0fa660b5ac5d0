import { formatDay } from '../../calendar/index.ts'
import { type Block, type Reply, reply } from '../../reply/index.ts'
import { openAction } from '../actions.ts'
import type { Turn } from '../turn.ts'

/** The regulations that are loaded: names, document numbers, in-force dates, and where the text has slips. */
export function regulationsReply(turn: Turn): Reply {
  const { packs } = turn.parts.knowledge
  const blocks = packs.flatMap(({ meta, regulation }): Block[] => {
    const articles = regulation.provisions.filter((provision) => provision.kind === 'article').length
    return [
      { type: 'heading', text: `${meta.shortName}（${meta.region.name}）` },
      { type: 'text', text: meta.fullName },
      {
        type: 'list',
        items: [
          `${meta.documentNumber ? `${meta.documentNumber}，` : ''}${articles} 条`,
          `${formatDay(meta.issued)}印发，${formatDay(meta.inForce)}起施行`,
          ...meta.slips.map((slip) => slip.note),
        ],
      },
    ]
  })
  const buttons = packs.flatMap(({ meta, regulation }) => {
    const first = regulation.provisions.find((provision) => provision.kind === 'article')
    return first ? [{ label: `${meta.shortName}第一条`, action: openAction(first.ref) }] : []
  })
  return reply({ blocks: [{ type: 'lead', text: '已载入的法规：' }, ...blocks], buttons: [buttons] })
}

import { levels, type PostMatch, postLabel, postsAt, regions } from '../../knowledge/index.ts'
import { type Block, type Button, type Citation, type Reply, reply } from '../../reply/index.ts'
import { buttonsFor, sayAction } from '../actions.ts'
import type { Turn } from '../turn.ts'
import type { OpenCard, PostCard } from './card.ts'

/** The card as it stands: what it asks for, and the buttons to answer with. */
export function show(turn: Turn, card: OpenCard<PostCard>, before = ''): Reply {
  const { payload } = card
  const blocks: Block[] = [{ type: 'lead', text: `${before}${QUESTIONS[payload.asking]}` }]
  if (payload.asking === 'since' && payload.regulation && payload.post) {
    const name = postLabel(turn.parts.knowledge, payload.regulation, payload.post)
    blocks.push({ type: 'text', text: `岗位：${payload.title ? `${payload.title} → ` : ''}${name}` })
  }
  if (payload.note) blocks.push({ type: 'note', text: payload.note })
  return reply({ blocks, buttons: buttonsOf(turn, card) })
}

const QUESTIONS: Record<PostCard['asking'], string> = {
  region: '您在哪个地区任职？也可以直接输入职务，如“滕州市副市长，分管安全生产”。',
  level: '哪一级？也可以直接输入职务。',
  post: '是下面哪一个岗位？',
  since: '哪一天到任？也可以直接输入日期，如“3月1日”。',
}

function buttonsOf(turn: Turn, card: OpenCard<PostCard>): Button[][] {
  const { payload } = card
  const button = buttonsFor(card.id)
  const cancel = button('取消', 'cancel')
  const { knowledge } = turn.parts
  switch (payload.asking) {
    case 'region':
      return [regions(knowledge).map((region, index) => button(region.name, 'region', index)), [cancel]]
    case 'level':
      return [
        levels(knowledge, payload.regulation ?? '').map((level, index) => button(level.name, 'level', index)),
        regionInvited(turn) === payload.regulation ? [button('其他地区', 'regions'), cancel] : [cancel],
      ]
    case 'post':
      return [
        ...payload.offered.map((key, index) => [button(offeredLabel(turn, payload, key), 'post', index)]),
        [cancel],
      ]
    case 'since':
      return [[button('今年以前就已在任', 'year'), button('今天到任', 'today')], [cancel]]
  }
}

function offeredLabel(turn: Turn, card: PostCard, key: string): string {
  const { knowledge } = turn.parts
  const [regulation = '', id = ''] = key.split(':')
  const titles = card.level
    ? (postsAt(knowledge, regulation, card.level).find((each) => each.post === id)?.titles ?? [])
    : (knowledge.post(regulation, id)?.titles ?? [])
  const examples = titles.length > 0 ? `（如${titles.slice(0, 2).join('、')}）` : ''
  const several = new Set(card.offered.map((each) => each.split(':')[0])).size > 1
  const where = several ? `${knowledge.pack(regulation)?.meta.shortName}：` : ''
  return `${where}${postLabel(knowledge, regulation, id)}${examples}`
}

/** The region of the person's invitation, as far as its regulation is loaded and binds levels to choose from. */
export function regionInvited(turn: Turn): string | null {
  const { region } = turn.standing
  return region !== null && levels(turn.parts.knowledge, region).length > 0 ? region : null
}

/** The texts bind the post to nothing: says so, with the provision that does. */
export function notBound(turn: Turn, match: PostMatch): Reply {
  const { knowledge } = turn.parts
  const provision = match.by && knowledge.provision(match.by.ref)
  const note = match.by?.note ?? '已载入的法规没有规定这个岗位的职责。'
  const citation: Citation | null = provision
    ? { ref: provision.ref, label: provision.label, quote: provision.text }
    : null
  return reply({
    blocks: [
      { type: 'lead', text: note },
      ...(citation ? [{ type: 'quote', citation } satisfies Block] : []),
    ],
    buttons: [[{ label: '选择别的岗位', action: sayAction('添加岗位') }]],
  })
}

import { formatDay } from '../../../calendar/index.ts'
import { type Block, type Button, type Reply, reply } from '../../../reply/index.ts'
import { readDate } from '../../../understanding/index.ts'
import { buttonsFor } from '../../actions.ts'
import { noticeText } from '../../behalf/notice.ts'
import { isOnBehalf } from '../../behalf/wording.ts'
import { type ItemCard, keepCard, type OpenCard, settleCard } from '../../cards/card.ts'
import { readWords } from '../../read-words.ts'
import { sentence } from '../../say.ts'
import { bareDay, dayIn } from '../../tenures/day.ts'
import { nameOf, type Turn } from '../../turn.ts'
import { sayOf } from '../list-view.ts'
import { FROM, frequencyIn, readItem, readSource, uncountableIn } from './read.ts'
import { NOT_LAW, oftenText, sourceText } from './words.ts'

const MOST_LETTERS = 300
const TOO_LONG = `一个事项连来源最多 ${MOST_LETTERS} 字，请说短一些，或分成几项添加。`
const DONE = /了|^(?:今天|昨天|前天|刚才|刚刚|上午|下午|本周|上周)/
const EXAMPLE = '每月听取一次安全生产汇报，来源：区委办〔2026〕5号，2026年1月10日'

/** 添加清单事项：…; nothing is added before it is confirmed. What lacks is asked for in one question. */
export async function openItemCard(turn: Turn, words: string): Promise<Reply> {
  if (words.length > MOST_LETTERS) return sentence(TOO_LONG)
  const said = readItem(words, turn.saidOn ?? turn.today)
  return showItemCard(
    turn,
    await keepCard(
      turn,
      askNext({
        kind: 'item',
        ...(isOnBehalf(turn) ? { person: turn.person } : {}),
        ...said,
        from: said.from ?? turn.today,
        asking: 'confirm',
      }),
    ),
  )
}

function askNext(card: ItemCard): ItemCard {
  if (card.text === null) return { ...card, asking: 'text' }
  return { ...card, asking: card.source === null ? 'source' : 'confirm' }
}

export async function tapItemCard(turn: Turn, card: OpenCard<ItemCard>, op: string): Promise<Reply> {
  const { payload } = card
  switch (op) {
    case 'ok':
      return payload.asking === 'confirm' ? confirm(turn, card) : showItemCard(turn, card)
    case 'cancel':
      await settleCard(turn, card.id, 'cancelled')
      return sentence('好的，没有添加，清单没有变动。')
    case 'often':
      return again(turn, card, { frequency: null })
    case 'from':
      return showItemCard(turn, await keepCard(turn, { ...payload, asking: 'from' }, card.id))
    case 'source':
      return payload.sourceDate ? again(turn, card, { from: payload.sourceDate }) : showItemCard(turn, card)
    default:
      return showItemCard(turn, card)
  }
}

async function again(turn: Turn, card: OpenCard<ItemCard>, change: Partial<ItemCard>): Promise<Reply> {
  return showItemCard(turn, await keepCard(turn, askNext({ ...card.payload, ...change }), card.id))
}

/** Takes a plain text as what the card asks for; null where it is none. */
export async function answerItemCard(
  turn: Turn,
  card: OpenCard<ItemCard>,
  text: string,
): Promise<Reply | null> {
  const { asking } = card.payload
  const today = turn.saidOn ?? turn.today
  if (/[?？]$|[吗呢]$/.test(text)) return null
  if (text.length > MOST_LETTERS) return sentence(TOO_LONG)
  if (asking === 'from') {
    const day = readDate(text, today).date ?? bareDay(text, today)
    return day === null ? null : again(turn, card, { from: day })
  }
  if (asking === 'confirm') return amended(turn, card, text)
  // A report of something done is no answer: 昨天带队检查了化工厂. A meeting with its day is: 市安委会会议，3月2日.
  if (!/来源|每/.test(text) && DONE.test(text) && readWords(turn, text).intent === 'log') return null
  if (asking === 'source') {
    const { source, sourceDate } = readSource(text.replace(/^来源(?:是|为)?[:：]?\s*/, ''), today)
    return source === null ? null : again(turn, card, { source, sourceDate })
  }
  const said = readItem(text, today)
  const { source, sourceDate, from } = card.payload
  return again(turn, card, {
    ...said,
    source: said.source ?? source,
    sourceDate: said.sourceDate ?? sourceDate,
    from: said.from ?? from,
  })
}

/** 从1月1日起, 来源是…, 每季度两次, said of the card as it is shown. */
async function amended(turn: Turn, card: OpenCard<ItemCard>, text: string): Promise<Reply | null> {
  const today = turn.saidOn ?? turn.today
  const since = FROM.exec(text)
  const from = since ? dayIn(since[1] as string, today) : null
  if (from !== null) return again(turn, card, { from })
  const source = /^来源(?:应该)?(?:是|为|改成|改为)?[:：]?\s*(.{2,})$/.exec(text)
  if (source) return again(turn, card, readSource(source[1] as string, today))
  const frequency = text.length <= 20 && /次/.test(text) ? frequencyIn(text) : null
  return frequency ? again(turn, card, { frequency }) : null
}

async function confirm(turn: Turn, card: OpenCard<ItemCard>): Promise<Reply> {
  const { text, source, sourceDate, frequency, from } = card.payload
  if (text === null || source === null) return showItemCard(turn, card)
  if (!(await settleCard(turn, card.id, 'confirmed'))) return sentence('这张卡片已经处理过，没有重复添加。')
  await turn.parts.store.addDutyItem({
    id: turn.parts.newId(),
    person: turn.person,
    text,
    source,
    sourceDate,
    frequency,
    from,
    to: null,
    recordedBy: turn.by,
    recordedAt: turn.now.toISOString(),
  })
  const at = (await turn.parts.store.dutyItems(turn.person)).length
  await noticeText(
    turn,
    card.id,
    `在您的清单里添加了本单位补充事项“${text}”（来源：${sourceText({ source, sourceDate })}）`,
    {
      label: '我的补充事项',
      say: '我的补充事项',
    },
  )
  const done = isOnBehalf(turn) ? `已添加到${nameOf(turn, turn.person)}的清单` : '已添加到清单'
  return reply({
    blocks: [
      { type: 'lead', text: `${done}：补充事项 ${at}，“${text}”。` },
      { type: 'note', text: `${NOT_LAW}；做了以后，把那条记录关联到它，如“把第1号关联到补充事项${at}”` },
    ],
    buttons: [[sayOf(turn, '我的补充事项', '补充事项'), sayOf(turn, '看整个清单', '本季度的清单')]],
  })
}

const QUESTIONS: Record<ItemCard['asking'], string> = {
  text: `请说要添加的事项和来源，如“${EXAMPLE}”。`,
  source: '来源是什么？请说文件或会议，有日期的连日期一起说，如“区委办〔2026〕5号，2026年1月10日”。',
  from: '从哪一天起？请直接输入日期，如“2026年1月1日”。',
  confirm: '请确认，将添加到清单：',
}

function showItemCard(turn: Turn, card: OpenCard<ItemCard>): Reply {
  const { asking, text, source, sourceDate, frequency, from } = card.payload
  const behalf = isOnBehalf(turn) ? `代 ${nameOf(turn, turn.person)} 添加。` : ''
  const items = [
    ...(text === null ? [] : [`事项：${text}`]),
    ...(source === null ? [] : [`来源：${sourceText({ source, sourceDate })}`]),
    ...(text === null
      ? []
      : [`频次：${oftenText(frequency) ?? notCounted(text)}`, `从 ${formatDay(from)} 起`]),
  ]
  const blocks: Block[] = [
    { type: 'lead', text: `${behalf}${QUESTIONS[asking]}` },
    ...(items.length > 0 ? [{ type: 'list', items } satisfies Block] : []),
    { type: 'note', text: NOT_LAW },
  ]
  return reply({ blocks, buttons: buttonsOf(turn, card) })
}

/** A rhythm that was said and that no calendar unit has is told as such, so that it can be said otherwise. */
function notCounted(text: string): string {
  const said = uncountableIn(text)
  if (said === null) return '没有说，不计次数'
  return `“${said}”不能计次，不计次数；要计次，请说“每月3次”“每周1次”这样的说法`
}

function buttonsOf(turn: Turn, card: OpenCard<ItemCard>): Button[][] {
  const { asking, frequency, sourceDate, from } = card.payload
  const button = buttonsFor(card.id)
  const cancel = button('取消', 'cancel')
  const ofSource =
    sourceDate !== null && sourceDate !== from && sourceDate <= turn.today
      ? [button(`从${formatDay(sourceDate)}起`, 'source')]
      : []
  if (asking === 'from') return [[...ofSource, cancel]]
  if (asking !== 'confirm') return [[cancel]]
  return [
    [{ ...button('确认', 'ok'), primary: true }, cancel],
    [...ofSource, button('改起始日', 'from'), ...(frequency ? [button('不计次数', 'often')] : [])],
  ]
}

import { datePartsOf } from '../../calendar/index.ts'
import { levels, matchPosts, type PostMatch, postsAt, regions } from '../../knowledge/index.ts'
import type { Reply } from '../../reply/index.ts'
import { understand } from '../../understanding/index.ts'
import { sentence } from '../say.ts'
import { titleIn } from '../tenures/commands.ts'
import { bareDay, spanIn } from '../tenures/day.ts'
import { nameApart } from '../tenures/name-apart.ts'
import { takePost } from '../tenures/take.ts'
import type { Turn } from '../turn.ts'
import { keepCard, type OpenCard, type PostCard, replaceCards, settleCard } from './card.ts'
import { notBound, regionInvited, show } from './post-card-view.ts'

/** A reading this much weaker than the best one is no candidate. */
const CANDIDATE_SHARE = 0.6
const MOST_OFFERED = 6
/** A question typed while a post is asked for is a question, not a title. */
const QUESTION = /[?？吗呢]|什么|多久|怎么|如何|哪|几|为何|要求|职责|规定|检查|会议/
/** 今年3月, 2024年: no day. */
const MONTH_ALONE =
  /^(?:是|自|从|大概|好像)?(?:今年|去年|前年|(?:20)?\d{2}年)?(?:(?:\d{1,2}|[一二三四五六七八九十]{1,2})月份?|年初|年底|年中|上半年|下半年)?(?:初|底|中旬|上旬|下旬)?(?:到任|上任|任职|起|开始|来)?的?[。.]?$/

const EMPTY: PostCard = {
  kind: 'post',
  asking: 'region',
  regulation: null,
  level: null,
  post: null,
  title: null,
  since: null,
  until: null,
  offered: [],
  note: null,
}

/**
 * Asks for the post with buttons: region → level → post → since when. A typed title is understood at any step. Whoever
 * was invited for a region is asked for the level there at once, and may go back to the regions.
 */
export async function openPostCard(turn: Turn, why: string): Promise<Reply> {
  await replaceCards(turn, 'post')
  const region = regionInvited(turn)
  const card: PostCard = region === null ? EMPTY : { ...EMPTY, asking: 'level', regulation: region }
  return show(turn, await keepCard(turn, card), why)
}

/**
 * Takes a title as said (我是薛城区区长) for the person's post.
 * @returns null where the words name no post at all.
 */
export async function postFromTitle(
  turn: Turn,
  said: string,
  card: OpenCard<PostCard> | null,
): Promise<Reply | null> {
  const { words, name } = nameApart(said) ?? { words: said, name: null }
  const given = await postFromWords(turn, words, card)
  return given && name !== null ? named(turn, given, name) : given
}

/** A name told beside the title is that of the person, unless somebody else speaks for them. */
async function named(turn: Turn, given: Reply, name: string): Promise<Reply> {
  if (turn.by !== turn.person) return given
  await turn.parts.store.namePerson(turn.by, name)
  return {
    ...given,
    blocks: [...given.blocks, { type: 'note', text: `称呼记作“${name}”。要改请说“改称呼”` }],
  }
}

async function postFromWords(
  turn: Turn,
  words: string,
  card: OpenCard<PostCard> | null,
): Promise<Reply | null> {
  const told = spanIn(words, turn.saidOn ?? turn.today)
  const since = told.since ?? card?.payload.since ?? null
  const until = told.until ?? card?.payload.until ?? null
  const regulation = card?.payload.regulation ?? null
  const everywhere = matchPosts(words, turn.parts.knowledge, regulation ? { regulation } : {})
  // Whoever was invited for a region means a post there, as long as the title exists there.
  const there = card ? [] : everywhere.filter((match) => match.regulation === turn.standing.region)
  const all = there.length > 0 ? there : everywhere
  const best = all[0]
  if (!best) return null
  const unbound = all.find((match) => match.by?.relation === 'not-bound')
  if (unbound && unbound.score >= best.score) return notBound(turn, unbound)
  const bound = all.filter((match) => match.by?.relation !== 'not-bound')
  const near = bound.filter((match) => match.score >= (bound[0] as PostMatch).score * CANDIDATE_SHARE)
  const title = titleIn(words, best.words)
  if (!card) await replaceCards(turn, 'post')
  if (near.length === 1) {
    const only = near[0] as PostMatch
    const payload: PostCard = {
      ...EMPTY,
      since,
      until,
      asking: 'since',
      regulation: only.regulation,
      post: only.post,
      title,
      note: only.by?.note ?? null,
    }
    const kept = await keepCard(turn, payload, card?.id)
    return since ? takePost(turn, kept, since) : show(turn, kept)
  }
  const offered = near.slice(0, MOST_OFFERED).map((match) => `${match.regulation}:${match.post}`)
  return show(
    turn,
    await keepCard(turn, { ...EMPTY, since, until, asking: 'post', title, offered }, card?.id),
  )
}

/** What a button of the card does. */
export async function tapPostCard(
  turn: Turn,
  card: OpenCard<PostCard>,
  op: string,
  arg: number | null,
): Promise<Reply> {
  const { payload } = card
  const { knowledge } = turn.parts
  const keep = async (change: Partial<PostCard>) =>
    show(turn, await keepCard(turn, { ...payload, ...change }, card.id))
  switch (op) {
    case 'region': {
      const region = regions(knowledge)[arg ?? -1]
      return region ? keep({ asking: 'level', regulation: region.regulation }) : show(turn, card)
    }
    case 'regions':
      return keep({ asking: 'region', regulation: null })
    case 'level': {
      const regulation = payload.regulation ?? ''
      const level = levels(knowledge, regulation)[arg ?? -1]
      if (!level) return show(turn, card)
      const offered = postsAt(knowledge, regulation, level.id).map((each) => `${regulation}:${each.post}`)
      return keep({ asking: 'post', level: level.id, offered, note: level.note ?? null })
    }
    case 'post': {
      const [regulation, post] = payload.offered[arg ?? -1]?.split(':') ?? []
      if (!regulation || !post) return show(turn, card)
      const note = payload.note ?? noteOf(turn, payload.title, regulation, post)
      const chosen: PostCard = { ...payload, asking: 'since', regulation, post, note }
      const kept = await keepCard(turn, chosen, card.id)
      return payload.since ? takePost(turn, kept, payload.since) : show(turn, kept)
    }
    case 'year':
      return takePost(turn, card, `${datePartsOf(turn.today).year}-01-01`)
    case 'today':
      return takePost(turn, card, turn.today)
    case 'cancel':
      await settleCard(turn, card.id, 'cancelled')
      return sentence('好的，没有登记岗位。需要时说“添加岗位”。')
    default:
      return show(turn, card, op === 'ok' ? '请先选好：' : '')
  }
}

/** What the regulation says of a title that it binds only by reference; null for all others. */
function noteOf(turn: Turn, title: string | null, regulation: string, post: string): string | null {
  const matches = title ? matchPosts(title, turn.parts.knowledge, { regulation }) : []
  return matches.find((match) => match.post === post)?.by?.note ?? null
}

/** 昨天主持召开常委会 names an office within a report: it is no title. */
function isReport(turn: Turn, text: string): boolean {
  const { intent } = understand(text, { today: turn.today, posts: [] }, turn.parts.knowledge)
  return intent === 'log' || intent === 'plan'
}

/** Takes a plain text as a region, a title, or a day in post; null where it is none of them. */
export async function answerPostCard(
  turn: Turn,
  card: OpenCard<PostCard>,
  text: string,
): Promise<Reply | null> {
  const { payload } = card
  const date = bareDay(text, turn.today)
  if (date !== null) {
    if (payload.asking === 'since') return takePost(turn, card, date)
    return show(turn, await keepCard(turn, { ...payload, since: date }, card.id))
  }
  if (payload.asking === 'region') {
    const at = regions(turn.parts.knowledge).findIndex(
      ({ name }) => name.startsWith(text) && text.length >= 2,
    )
    if (at >= 0) return tapPostCard(turn, card, 'region', at)
  }
  if (payload.asking === 'since' && MONTH_ALONE.test(text)) return show(turn, card, '请写到哪一天。')
  const other = text.length > 30 || QUESTION.test(text) || /^我?不/.test(text) || isReport(turn, text)
  return payload.asking === 'since' || other ? null : postFromTitle(turn, text, card)
}

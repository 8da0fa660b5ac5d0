import { articleOf } from '../../regulation/index.ts'
import { type Button, type Reply, reply } from '../../reply/index.ts'
import { openAction } from '../actions.ts'
import { sentence } from '../say.ts'
import type { Turn } from '../turn.ts'

/** The whole article that a provision stands in, in its chapter, with its neighbours and what it refers to as buttons. */
export function articleReply(turn: Turn, ref: string): Reply {
  const { knowledge } = turn.parts
  const provision = knowledge.provision(ref)
  if (!provision) return sentence('没有找到这一条，可能法规已经更新。')
  const article = knowledge.provision(articleOf(ref) ?? ref) ?? provision
  const chapter = article.chapter === null ? undefined : knowledge.provision(article.chapter)
  const links: Button[] = [...new Set(article.links.flatMap((link) => link.targets))].flatMap((target) => {
    const linked = knowledge.provision(target)
    return linked && linked.kind !== 'chapter' ? [{ label: linked.label, action: openAction(target) }] : []
  })
  return reply({
    blocks: [
      { type: 'heading', text: [article.label, chapter?.heading].filter(Boolean).join(' · ') },
      { type: 'quote', citation: { ref: article.ref, label: article.label, quote: article.text } },
    ],
    buttons: [...links.map((link) => [link]), neighbours(turn, article.ref)],
    paged: openAction(ref),
  })
}

/** The article before and the one after, for reading on. */
function neighbours(turn: Turn, ref: string): Button[] {
  const pack = turn.parts.knowledge.packs.find(({ regulation }) =>
    regulation.provisions.some((provision) => provision.ref === ref),
  )
  const articles = pack?.regulation.provisions.filter(({ kind }) => kind === 'article') ?? []
  const at = articles.findIndex((article) => article.ref === ref)
  const button = (label: string, article: { ref: string } | undefined): Button[] =>
    article ? [{ label, action: openAction(article.ref) }] : []
  return at < 0 ? [] : [...button('上一条', articles[at - 1]), ...button('下一条', articles[at + 1])]
}

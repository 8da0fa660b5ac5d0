import { openAction, parseAction } from '../../../conversation/index.ts'
import { articleOf, formatPlace, splitRef } from '../../../regulation/index.ts'
import type { Button, Reply } from '../../../reply/index.ts'
import { type KeyButton, wrapRow } from './keyboard.ts'

const MOST_ARTICLES = 6
/** A group is shown little. */
const MOST_IN_GROUP = 2
const ARTICLES_IN_ROW = 3

/**
 * Rows of buttons that open the articles a reply cites, one for each in the order in which they are cited. None for
 * an article that a button of the reply opens already, for a reading text, or under a card that waits for an answer.
 */
export function articleRows(reply: Reply, group: boolean): KeyButton[][] {
  const buttons = reply.buttons.flat()
  if (reply.paged !== undefined || buttons.some((button) => parseAction(button.action)?.type === 'card'))
    return []
  const opened = new Set(buttons.map(openedBy).filter((article) => article !== null))
  const cited = new Map<string, string>()
  for (const { ref, label } of reply.citations) {
    const article = articleOf(ref)
    if (article !== null && !opened.has(article)) {
      cited.set(article, /^《([^》]+)》/.exec(label)?.[1] ?? '')
    }
  }
  const regulations = new Set(reply.citations.map(({ ref }) => splitRef(ref)?.regulation))
  const most = group ? Math.max(0, MOST_IN_GROUP - opened.size) : MOST_ARTICLES
  const shown = [...cited].slice(0, most).map(([ref, shortName]): Button => {
    const place = formatPlace(splitRef(ref) ?? { regulation: '', items: [] })
    return { label: `原文 ${regulations.size > 1 ? shortName : ''}${place}`, action: openAction(ref) }
  })
  return shown.length === 0 ? [] : wrapRow(shown, ARTICLES_IN_ROW)
}

function openedBy(button: Button): string | null {
  const action = parseAction(button.action)
  return action?.type === 'open' ? articleOf(action.ref) : null
}

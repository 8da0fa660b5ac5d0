import { scroll } from './scroll.ts'

/** A reply that changes where it stands. Every function finds its elements when called: the templates own them. */
const entryOf = (key: string) => document.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)
const wordsOf = (element: Element) => element.textContent?.trim()

/**
 * Runs a change of the line's reply under its reader: what is above stays where it is, and so does the focus.
 * @param growing true where more is to come: until then the reply takes no less room than it had.
 */
export function changeInPlace(key: string, growing: boolean, change: () => void): void {
  const entry = entryOf(key)
  const reply = entry?.querySelector<HTMLElement>('.reply')
  const height = reply?.getBoundingClientRect().height ?? 0
  const focused = entry?.contains(document.activeElement) ? document.activeElement : null
  const words = focused && wordsOf(focused)
  scroll.holdingStill(() => {
    if (growing) reply?.style.setProperty('min-height', `${height}px`)
    else reply?.style.removeProperty('min-height')
    change()
  })
  if (!entry || !focused || (document.activeElement === focused && wordsOf(focused) === words)) return
  const same = [...entry.querySelectorAll<HTMLElement>('button, summary')].find(
    (element) => wordsOf(element) === words,
  )
  if (!same) entry.tabIndex = -1
  const next = same ?? entry
  next.focus({ preventScroll: true })
}

/** What a reply says, piece by piece, without its buttons. */
export function textOf(key: string): string {
  const pieces = entryOf(key)?.querySelectorAll('.reply :is(h3, h4, p, li, blockquote, .citation)') ?? []
  return [...pieces].map((piece) => piece.textContent?.trim()).join('\n')
}

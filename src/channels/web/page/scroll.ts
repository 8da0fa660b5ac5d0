/** Where the page looks. Every function finds its elements when called: the templates own them. */
const GAP_PX = 12
/** As good as at the end. */
const NEAR_END_PX = 40

/** Scrolls one container alone; `scrollIntoView` would move the frame around it as well. */
function bringUp(
  container: Element | null,
  element: Element | null | undefined,
  at: 'top' | 'middle' = 'top',
) {
  if (!container || !element) return
  const frame = container.getBoundingClientRect()
  const box = element.getBoundingClientRect()
  const offset = at === 'top' ? GAP_PX : Math.max(GAP_PX, (frame.height - box.height) / 2)
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches
  container.scrollBy({ top: box.top - frame.top - offset, behavior: calm ? 'instant' : 'smooth' })
}

const log = () => document.querySelector('.log')
const logInner = () => document.querySelector<HTMLElement>('.log-inner')
/** Takes away the room that {@link scroll.holdingStill} left below the last line. */
const dropRoom = () => logInner()?.style.removeProperty('min-height')
const readerText = () => document.querySelector('.reader-text')

export const scroll = {
  toEnd() {
    dropRoom()
    const element = log()
    element?.scrollTo({ top: element.scrollHeight, behavior: 'instant' })
  },
  isAtEnd(): boolean {
    const element = log()
    return !element || element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_END_PX
  },
  /** Brings a line to the top, so that a long answer is read from its beginning. */
  toLine(key: string) {
    bringUp(log(), document.querySelector(`[data-key="${CSS.escape(key)}"]`))
  },
  /** Runs a change that puts lines on top, and keeps in view what was in view. */
  keepingPlace(change: () => void) {
    dropRoom()
    const element = log()
    const fromEnd = element ? element.scrollHeight - element.scrollTop : 0
    change()
    element?.scrollTo({ top: element.scrollHeight - fromEnd, behavior: 'instant' })
  },
  /** Runs a change of what stands in or below the view, and moves nothing above it, though the page may grow shorter. */
  holdingStill(change: () => void) {
    const element = log()
    const top = element?.scrollTop ?? 0
    change()
    if (!element || element.scrollTop >= top) return
    logInner()?.style.setProperty('min-height', `${top + element.clientHeight}px`)
    element.scrollTo({ top, behavior: 'instant' })
  },
  /** Brings the cited provision into view and moves the focus to it, for those who do not see it. */
  toTarget() {
    const cited = readerText()?.querySelector<HTMLElement>('.cited')
    cited?.focus({ preventScroll: true })
    const words = cited?.querySelector('mark')
    // Words far down in a long article are brought up themselves; else the article's own beginning.
    const far = cited && words && words.getBoundingClientRect().top - cited.getBoundingClientRect().top > 240
    bringUp(readerText(), far ? words : cited, far ? 'middle' : 'top')
  },
  toChapter(index: number) {
    bringUp(readerText(), document.querySelector(`[data-chapter="${index}"]`))
  },
  readerToTop() {
    readerText()?.scrollTo({ top: 0, behavior: 'instant' })
  },
}

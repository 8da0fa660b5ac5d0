/** Where the page looks. Every function finds its element when called: the templates own the elements. */
const log = () => document.querySelector<HTMLElement>('.log')
const smooth = (): ScrollBehavior =>
  matchMedia('(prefers-reduced-motion: reduce)').matches ? 'instant' : 'smooth'

export const scroll = {
  toEnd() {
    const element = log()
    element?.scrollTo({ top: element.scrollHeight })
  },
  /** Brings a line to the top, so that a long answer is read from its beginning. */
  toLine(key: string) {
    document
      .querySelector(`[data-key="${CSS.escape(key)}"]`)
      ?.scrollIntoView({ block: 'start', behavior: smooth() })
  },
  /** Runs a change that puts lines on top, and keeps in view what was in view. */
  keepingPlace(change: () => void) {
    const element = log()
    const fromEnd = element ? element.scrollHeight - element.scrollTop : 0
    change()
    if (element) element.scrollTop = element.scrollHeight - fromEnd
  },
  /** Brings the cited provision into view and moves the focus to it, for those who do not see it. */
  toTarget() {
    const article = document.querySelector<HTMLElement>('.article.cited, .chapter-heading.cited')
    const words = article?.querySelector<HTMLElement>('mark')
    if (!article) return
    article.focus({ preventScroll: true })
    const tall = words && words.offsetTop - article.offsetTop > 240
    ;(tall ? words : article).scrollIntoView({ block: tall ? 'center' : 'start', behavior: smooth() })
  },
  toChapter(index: number) {
    document
      .querySelector(`[data-chapter="${index}"]`)
      ?.scrollIntoView({ block: 'start', behavior: smooth() })
  },
  readerToTop() {
    document.querySelector('.reader-text')?.scrollTo({ top: 0 })
  },
}

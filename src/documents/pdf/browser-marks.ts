import type { Sink } from '../sink.ts'

/** The address of the page and its number: https://example.org/a 3/20. */
const FOOTER = /^(?:[a-z][a-z\d+.-]{1,20}:\S*)[ \t]+\d{1,4}\/\d{1,4}$/i
/** When it was printed, and the title of the page: 2026/11/22 10:57, 11/22/26, 10:57 AM. */
const HEADER =
  /^\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4},?[ \t]+(?:[上下]午[ \t]?)?\d{1,2}:\d{2}(?:[ \t]?[AP]M)?(?:[ \t]|$)/i

/**
 * Pages without the lines that browsers print above and below each: they would stand in the middle of provisions. A page
 * that does not end as a browser's does stays as it is.
 */
export function withoutBrowserMarks(pages: readonly string[], sink: Sink): string[] {
  let example = ''
  const rest = pages.map((page) => {
    const lines = page.split('\n')
    const last = lines.findLastIndex((line) => line.trim() !== '')
    const footer = lines[last]?.trim() ?? ''
    if (!FOOTER.test(footer)) return page
    example ||= footer
    const first = lines.findIndex((line) => line.trim() !== '')
    const header = HEADER.test(lines[first]?.trim() ?? '')
    return lines.filter((_, at) => at !== last && !(header && at === first)).join('\n')
  })
  const shown = example.length <= 60 ? example : `${example.slice(0, 60)}……`
  if (example !== '') sink.warn('全文', `浏览器打印在每页上下的时间、标题和网址（“${shown}”）没有读。`)
  return rest
}

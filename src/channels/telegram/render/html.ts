import type { Mark, Rich } from './rich.ts'

/** Text as Telegram's HTML: what would be read as markup is written as an entity. */
export function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
}

/** The marks that a stretch holds a part of, cut to it, each outer one before those within it. */
export function marksIn(marks: Mark[], from: number, to: number): Mark[] {
  return marks
    .filter((mark) => Math.max(mark.start, from) < Math.min(mark.end, to))
    .map((mark) => ({ ...mark, start: Math.max(mark.start, from), end: Math.min(mark.end, to) }))
}

/** The stretch of a text from `from` to `to` as HTML; marks that reach beyond it are closed, or opened again. */
export function toHtml(rich: Rich, from: number, to: number): string {
  let html = ''
  let at = from
  const open: Mark[] = []
  const closeUntil = (position: number) => {
    for (let last = open.at(-1); last && last.end <= position; last = open.at(-1)) {
      html += `${escapeHtml(rich.text.slice(at, last.end))}</${last.tag.split(' ')[0]}>`
      at = last.end
      open.pop()
    }
  }
  for (const mark of marksIn(rich.marks, from, to)) {
    closeUntil(mark.start)
    html += `${escapeHtml(rich.text.slice(at, mark.start))}<${mark.tag}>`
    at = mark.start
    open.push(mark)
  }
  closeUntil(to)
  return html + escapeHtml(rich.text.slice(at, to))
}

import { type DefaultTreeAdapterTypes, parse } from 'parse5'
import type { Sink } from '../sink.ts'
import { Flow } from './flow.ts'
import { isHidden, isMenu, LEFT_OUT } from './left-out.ts'
import { ListCounter } from './lists.ts'

type Node = DefaultTreeAdapterTypes.Node
type Element = DefaultTreeAdapterTypes.Element

const BLOCKS = new Set(
  'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol option p pre search section summary table tbody tfoot thead tr td th ul'.split(
    ' ',
  ),
)

/** The text that a web page shows, a block or a table row a line. */
export function readHtml(source: string, sink: Sink): string {
  const page = parse(source, { scriptingEnabled: false })
  const shown = new Flow(sink)
  const aside = { hidden: new Flow(sink), menus: new Flow(sink) }
  const found = walk(page, shown, aside)
  const lines = shown.finish()
  const unseen = aside.hidden.finish()
  const menus = aside.menus.finish()
  const length = (of: readonly string[]): number => of.reduce((sum, line) => sum + line.trim().length, 0)
  if (found.frames > 0)
    sink.warn('全文', `网页里嵌有 ${found.frames} 个别的页面，那些页面的字不在这个文件里。`)
  if (found.pictures > 0) sink.warn('全文', `网页里有 ${found.pictures} 张图片，图片里的字没有读。`)
  if (length(menus) > 0) sink.warn('全文', `网页的菜单共 ${length(menus)} 字，没有读。`)
  if (length(unseen) === 0) return lines.join('\n')
  // A page that keeps its text folded away still means it to be read.
  if (length(unseen) > length(lines)) {
    sink.warn('全文', '网页的正文默认不显示，已一起读进来，请对照原文。')
    const all = new Flow(sink)
    walk(page, all, { hidden: all, menus: new Flow(sink) })
    return all.finish().join('\n')
  }
  sink.warn('全文', `网页里有不显示的文字共 ${length(unseen)} 字，没有读。`)
  return lines.join('\n')
}

/** Where elements go that are not shown. */
interface Aside {
  hidden: Flow
  menus: Flow
}

/** Walks without recursion: hostile pages nest deep. */
function walk(page: Node, shown: Flow, aside: Aside): { frames: number; pictures: number } {
  const found = { frames: 0, pictures: 0 }
  const lists = new ListCounter()
  let flow = shown
  const tasks: (Node | (() => void))[] = [page]
  while (tasks.length > 0) {
    const task = tasks.pop() as Node | (() => void)
    if (typeof task === 'function') {
      task()
      continue
    }
    if (task.nodeName === '#text') {
      flow.text((task as DefaultTreeAdapterTypes.TextNode).value)
      continue
    }
    if (!('childNodes' in task)) continue
    if ('tagName' in task) {
      const element = task
      const name = element.tagName
      if (LEFT_OUT.has(name)) continue
      if (name === 'iframe' || name === 'frame') found.frames += 1
      if (name === 'img') found.pictures += 1
      const to =
        flow !== shown ? flow : isMenu(element) ? aside.menus : isHidden(element) ? aside.hidden : flow
      if (to !== flow) {
        flow = to
        tasks.push(() => {
          to.endLine()
          flow = shown
        })
      }
      enter(element, flow, lists)
      const of = flow
      tasks.push(() => leave(element, of, lists))
    }
    for (let at = task.childNodes.length - 1; at >= 0; at -= 1) tasks.push(task.childNodes[at] as Node)
  }
  return found
}

function enter(element: Element, flow: Flow, lists: ListCounter): void {
  const name = element.tagName
  if (BLOCKS.has(name)) flow.endLine()
  if (name === 'br') flow.breakLine()
  else if (name === 'pre' || name === 'textarea') flow.openPre()
  else if (name === 'table') flow.openTable()
  else if (name === 'tr') flow.openRow()
  else if (name === 'td' || name === 'th') flow.openCell()
  else if (name === 'ol' || name === 'ul') lists.open(element)
  else if (name === 'li') flow.number(lists.next(element))
}

function leave(element: Element, flow: Flow, lists: ListCounter): void {
  const name = element.tagName
  if (BLOCKS.has(name)) flow.endLine()
  if (name === 'pre' || name === 'textarea') flow.closePre()
  else if (name === 'table') flow.closeTable()
  else if (name === 'tr') flow.closeRow()
  else if (name === 'td' || name === 'th') flow.closeCell()
  else if (name === 'ol' || name === 'ul') lists.close()
}

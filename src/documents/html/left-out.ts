import type { DefaultTreeAdapterTypes } from 'parse5'

type Node = DefaultTreeAdapterTypes.Node
type Element = DefaultTreeAdapterTypes.Element

/** Elements that no reader of the page sees as text. */
export const LEFT_OUT: ReadonlySet<string> = new Set(
  'script style head template noscript noframes select button datalist object embed canvas audio video svg rp rt'.split(
    ' ',
  ),
)

/** The page does not show it, as far as it says so itself; style sheets are not read. */
export function isHidden(element: Element): boolean {
  return element.attrs.some(
    ({ name, value }) =>
      name === 'hidden' ||
      (name === 'style' && /(^|;)\s*(display\s*:\s*none|visibility\s*:\s*hidden)/i.test(value)),
  )
}

/** A menu: a `nav` with nothing in it but links. */
export function isMenu(element: Element): boolean {
  if (element.tagName !== 'nav') return false
  const open: Node[] = [...element.childNodes]
  while (open.length > 0) {
    const node = open.pop() as Node
    if (node.nodeName === '#text') {
      if (/[\p{L}\p{N}]/u.test((node as DefaultTreeAdapterTypes.TextNode).value)) return false
    } else if ('childNodes' in node && node.nodeName !== 'a') {
      for (const child of node.childNodes) open.push(child)
    }
  }
  return true
}

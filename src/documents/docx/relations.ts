import type { Package } from './package.ts'
import { walkXml } from './xml.ts'

/** A part that another points at. */
export interface Relation {
  id: string
  /** The last word of its type: officeDocument, styles, numbering, footnotes … */
  type: string
  /** The part's name in the package. */
  target: string
}

/** What `part` (empty: the package itself) points at inside the package; addresses outside are left out. */
export async function relationsOf(from: Package, part: string): Promise<Relation[]> {
  const slash = part.lastIndexOf('/') + 1
  const folder = part.slice(0, slash)
  const name = `${folder}_rels/${part.slice(slash)}.rels`
  if (!from.has(name)) return []
  const relations: Relation[] = []
  await walkXml(from.read(name), name, {
    open(tag, attributes) {
      if (tag !== 'rel:Relationship' || attributes.TargetMode === 'External') return
      relations.push({
        id: attributes.Id ?? '',
        type: (attributes.Type ?? '').split('/').at(-1) ?? '',
        target: resolve(folder, attributes.Target ?? ''),
      })
    },
  })
  return relations
}

function resolve(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1)
  const parts = folder.split('/').filter((each) => each !== '')
  for (const each of target.split('/')) {
    if (each === '..') parts.pop()
    else if (each !== '.' && each !== '') parts.push(each)
  }
  return parts.join('/')
}

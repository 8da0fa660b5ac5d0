/** From findings to what is shown: the answer first, then each point with the law's words. */
import type { Knowledge } from '../../knowledge/index.ts'
import type { Provision, Ref } from '../../regulation/index.ts'
import type { Block, Citation } from '../../reply/index.ts'
import type { Finding } from './finding.ts'

export interface Composed {
  blocks: Block[]
  citations: Citation[]
}

/** A provision with all of its reading text. */
export function citationOf(ref: Ref, knowledge: Knowledge): Citation {
  const { label, text } = knowledge.provision(ref) as Provision
  return { ref, label, quote: text }
}

/**
 * Composes an answer.
 * @param opening what comes before everything else: 不对。, a correction
 */
export function compose(opening: string, findings: readonly Finding[], knowledge: Knowledge): Composed {
  const regulations = inOrder(findings)
  const several = regulations.length > 1
  const blocks: Block[] = [
    { type: 'lead', text: `${opening}${leadOf(opening, findings, regulations, knowledge)}` },
  ]
  const shown = new Map<string, Citation>()
  for (const regulation of regulations) {
    const own = findings.filter((one) => one.regulation === regulation)
    const bare = own.length === 1 && own.every(({ refs, lines }) => refs.length === 0 && !lines)
    if (several && !bare) blocks.push({ type: 'heading', text: nameOf(regulation, knowledge) })
    own.forEach((point, i) => {
      // Of two regulations the lead says every point already; of one, the first.
      if (!several && i > 0) {
        blocks.push({ type: 'text', text: `${placeOf(point, knowledge)}${point.sentence}` })
      }
      if (point.lines) blocks.push({ type: 'list', items: point.lines })
      for (const ref of point.refs) {
        if (shown.has(ref)) continue
        const citation = citationOf(ref, knowledge)
        shown.set(ref, citation)
        blocks.push({ type: 'quote', citation })
      }
      if (point.note) blocks.push({ type: 'note', text: `读法：${point.note}` })
    })
  }
  return { blocks, citations: [...shown.values()] }
}

/** Regulations as they come; those that have nothing on the question after those that do. */
function inOrder(findings: readonly Finding[]): string[] {
  const regulations = [...new Set(findings.map(({ regulation }) => regulation))]
  const silent = (id: string) => findings.every(({ regulation, absent }) => regulation !== id || absent)
  return [...regulations.filter((id) => !silent(id)), ...regulations.filter(silent)]
}

/** 按《枣庄办法》第三十三条，…… ; of two regulations, one line each, with its own 是的 where they differ. */
function leadOf(
  opening: string,
  findings: readonly Finding[],
  regulations: readonly string[],
  knowledge: Knowledge,
): string {
  if (regulations.length === 1) {
    const first = findings[0] as Finding
    return `${placeOf(first, knowledge)}${first.sentence}`
  }
  return regulations
    .map((regulation) => {
      const own = findings.filter((one) => one.regulation === regulation)
      const yes = opening === '' && own.some(({ verdict }) => verdict === 'agrees') ? '是的。' : ''
      return `${nameOf(regulation, knowledge)}：${yes}${own.map(({ sentence }) => sentence).join('')}`
    })
    .join('\n')
}

function placeOf({ regulation, refs, absent }: Finding, knowledge: Knowledge): string {
  const [ref] = refs
  if (absent || ref === undefined || refs.length > 1) return `${nameOf(regulation, knowledge)}：`
  return `按${citationOf(ref, knowledge).label}，`
}

function nameOf(regulation: string, knowledge: Knowledge): string {
  return `《${knowledge.pack(regulation)?.meta.shortName ?? regulation}》`
}

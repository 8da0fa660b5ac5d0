import type { Knowledge, KnowledgePack } from '../knowledge/index.ts'
import type { Provision } from '../regulation/index.ts'
import type { DenseDocument } from './dense/index.ts'
import type { IndexDocument } from './engine/index.ts'

/**
 * Every leaf provision of the regulations as the engine takes it: items, paragraphs, and articles that have neither.
 * Chapter title, title of the article, and the words that open an article with items, are its headings.
 */
export function* provisionDocuments(knowledge: Knowledge): Generator<IndexDocument> {
  for (const { pack, provision } of leavesOf(knowledge)) {
    yield {
      id: provision.ref,
      group: pack.meta.id,
      name: nameOf(pack),
      path: headingOf(knowledge, provision),
      number: numberOf(knowledge, provision),
      body: provision.text,
    }
  }
}

/** The same as texts to be embedded: what it is, where it stands, what it says. */
export function provisionTexts(knowledge: Knowledge): DenseDocument[] {
  return [...leavesOf(knowledge)].map(({ pack, provision }) => ({
    id: provision.ref,
    group: pack.meta.id,
    text: `${provision.label} ${headingOf(knowledge, provision)}\n${provision.text}`,
  }))
}

function* leavesOf({ packs }: Knowledge): Generator<{ pack: KnowledgePack; provision: Provision }> {
  for (const pack of packs) {
    for (const provision of pack.regulation.provisions) {
      if (provision.kind !== 'chapter' && provision.children.length === 0) yield { pack, provision }
    }
  }
}

function nameOf({ meta }: KnowledgePack): string {
  return [meta.fullName, meta.shortName].join(' ')
}

/** 第六条 of whatever stands in it. */
function numberOf(knowledge: Knowledge, provision: Provision): string {
  return articleAbove(knowledge, provision)?.marker ?? ''
}

function headingOf(knowledge: Knowledge, provision: Provision): string {
  const chapter = provision.chapter === null ? undefined : knowledge.provision(provision.chapter)
  const parent = provision.parent === null ? undefined : knowledge.provision(provision.parent)
  const opening = provision.kind === 'item' ? parent?.text.split('\n')[0] : undefined
  const article = articleAbove(knowledge, provision)?.heading
  return [chapter?.heading, article, opening].filter((each) => each).join(' ')
}

function articleAbove(knowledge: Knowledge, provision: Provision): Provision | undefined {
  let at: Provision | undefined = provision
  while (at !== undefined && at.kind !== 'article') {
    at = at.parent === null ? undefined : knowledge.provision(at.parent)
  }
  return at
}

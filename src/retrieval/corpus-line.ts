import type { IndexDocument } from './engine/index.ts'
import type { CorpusLine } from './types.ts'

const NUMERAL = '[〇零一二两三四五六七八九十百千\\d０-９]+'
const ARTICLE = `第\\s*${NUMERAL}\\s*条(?:\\s*之\\s*${NUMERAL})?`
/** 第三条 anywhere in a heading; 第三条 that opens a text. */
const ARTICLE_IN_HEADING = new RegExp(ARTICLE)
const ARTICLE_OPENING = new RegExp(`^[\\s【\\[]*(${ARTICLE})[】\\]]?(?=[\\s:：、　]|$)[\\s:：、　]*`)
/** 4.2.1 Scope, 3、, （二） */
const NUMBER_OPENING =
  /^\s*([(（]?(?:\d+(?:\.\d+)*|[一二三四五六七八九十百]+)[)）、.．]?)(?=[\s　]|$|(?<=[)）、.．]))/

/** A line of a foreign corpus as the engine takes it: printed number, headings and text told apart. */
export function documentOf({ id, doc, article, text }: CorpusLine): IndexDocument {
  const { number, path } = headingOf(article)
  const opening = ARTICLE_OPENING.exec(text)
  return {
    id,
    group: doc,
    name: nameOf(doc),
    path,
    number: number === '' ? (opening?.[1] ?? '') : number,
    body: opening === null ? text : text.slice(opening[0].length),
  }
}

function headingOf(article: string): { number: string; path: string } {
  const found = ARTICLE_IN_HEADING.exec(article)
  if (found) {
    const rest = `${article.slice(0, found.index)} ${article.slice(found.index + found[0].length)}`
    return { number: found[0], path: rest.trim() }
  }
  const number = NUMBER_OPENING.exec(article)
  return number === null
    ? { number: '', path: article.trim() }
    : { number: number[1] as string, path: article.slice(number[0].length).trim() }
}

const FOLDERS = /^.*[\\/](?=[^\\/]+$)/
const EXTENSION = /\.(?:docx?|pdf|html?|md|txt|jsonl?|xlsx?|rtf|wps)$/i

/** The name of a document out of what a corpus calls it: no folder, extension or title marks around it. */
export function nameOf(doc: string): string {
  const bare = doc.trim().replace(EXTENSION, '')
  const file = EXTENSION.test(doc.trim()) ? bare.replace(FOLDERS, '') : bare
  return file
    .replace(/^《([^《》]*)》$/, '$1')
    .replaceAll('_', ' ')
    .trim()
}

import { type GivenSource, readSources } from '../prompt.ts'
import { near, pairs } from './words.ts'

/** Words that answer what is asked most. */
const WEIGHTY = /至少|每(?:季度|半年|年)|不得|应当|可以|予以|报告|考核|免责|从重|\d+次/gu

/** A segment for each source that is near the question, in the order given; the first always, facts always. */
export function phrase(inputs: Record<string, string>): unknown {
  const sources = readSources(inputs.sources ?? '')
  const asked = pairs(inputs.question ?? '')
  const segments = sources.map((source) => segment(source, asked))
  return { segments }
}

function segment(source: GivenSource, asked: Set<string>) {
  const rest = { source: source.id }
  if (source.id.startsWith('F')) return { text: source.text, rests: [{ ...rest, words: source.text }] }
  const words = chosen(source.text, asked)
  return { text: `${source.label}：${words}`, rests: [{ ...rest, words }] }
}

/** The sentence that answers best; the whole text where it is one. */
function chosen(text: string, asked: Set<string>): string {
  const sentences = text.match(/[^。；]+[。；]?/g) ?? [text]
  const weight = (sentence: string) => near(asked, sentence) * 2 + (sentence.match(WEIGHTY) ?? []).length
  return sentences.reduce((best, one) => (weight(one) > weight(best) ? one : best)).trim()
}

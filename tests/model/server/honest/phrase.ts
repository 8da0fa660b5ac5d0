import { type GivenSource, readSources } from '../prompt.ts'
import { near, pairs } from './words.ts'

interface Written {
  text: string
  rests: { source: string; words: string }[]
}

/** So many provisions are put in words; an answer of more would be no shorter than the law. */
const MOST = 4
const MOST_CHARACTERS = 210
const OFTEN = /每(?:季度|半年|年)/
/** Clauses that do not stand by themselves. */
const LEANS = /^(?:除|经|如|凡|不论|无论|对|已|涉嫌|并|其)|(?:的|时|后|中|内|前|外|下)$/

/**
 * A segment for each provision that answers, as the prompt asks: whole clauses of the law after the name of the
 * provision and of who is bound. What failed is written again as the whole sentence of the law.
 */
export function phrase(inputs: Record<string, string>): { segments: Written[] } {
  const sources = readSources(inputs.sources ?? '')
  const asked = pairs(inputs.question ?? '')
  const failed = inputs.failed ?? ''
  const used = chosen(sources, asked)
  if (!/^- /m.test(failed)) return { segments: used.map((source) => brief(source, asked)) }
  const again = used.filter((source) => failed.includes(`- ${brief(source, asked).text}`))
  const missing = sources.filter(({ id }) => failed.includes(`材料 [${id}]`))
  return { segments: [...new Set([...again, ...missing])].map((source) => anew(source, asked)) }
}

/** The first provision of each regulation, those that are near the question, and the facts. */
function chosen(sources: GivenSource[], asked: Set<string>): GivenSource[] {
  const provisions = sources.filter(({ id }) => !id.startsWith('F'))
  const firsts = new Map(provisions.toReversed().map((source) => [nameOf(source), source]))
  const others = provisions
    .filter((source) => firsts.get(nameOf(source)) !== source)
    .sort((a, b) => near(asked, b.text) - near(asked, a.text))
    .slice(0, Math.max(0, MOST - firsts.size))
  const kept = new Set([...firsts.values(), ...others])
  return sources.filter((source) => kept.has(source) || source.id.startsWith('F'))
}

const nameOf = ({ label }: GivenSource) => /《[^》]+》/.exec(label)?.[0] ?? ''

/** Whether it is an item of somebody's duties. */
export const isDuty = ({ leadIn }: GivenSource) => /职责.{0,6}[：:]$/.test(leadIn)

/** Words before those of the law: the provision, and who is bound by it. */
export function before(source: GivenSource): string {
  const place = `按照${source.label}规定，`
  if (!isDuty(source)) return place
  const subject = source.leadIn.replace(/的?安全生产职责(?:主要)?包括[：:]$/, '')
  return subject.includes('，') ? `${place}${source.leadIn}` : `${place}${subject}`
}

/** The item without its number. */
const bodyOf = ({ text }: GivenSource) => text.replace(/^[（(][一二三四五六七八九十]+[）)]/, '')

function brief(source: GivenSource, asked: Set<string>): Written {
  if (source.id.startsWith('F')) return of(source, source.text, source.text)
  if (!isDuty(source)) return inFull(source, asked)
  const sentence = best(bodyOf(source).match(/[^。；;]+/g) ?? [], asked)
  const clauses = sentence.split(/[，,]/)
  const clause = best(clauses, asked)
  let from = clauses.indexOf(clause)
  while (from > 0 && LEANS.test(clauses[from - 1] as string)) from -= 1
  const words = clauses.slice(from, clauses.indexOf(clause) + 1).join('，')
  return of(source, `${before(source)}${words}。`, words)
}

/** The sentence that answers, whole. */
function inFull(source: GivenSource, asked: Set<string>): Written {
  if (source.id.startsWith('F')) return of(source, source.text, source.text)
  const words = best(bodyOf(source).match(/[^。；;]+/g) ?? [source.text], asked)
  const names = isDuty(source) && /负责人|成员/.test(words.slice(0, 16))
  const place = names || !isDuty(source) ? `按照${source.label}规定，` : before(source)
  // An item of a list of cases says nothing without what is concluded from it.
  const conclusion = /下列情形之一的，(.+)[：:]$/.exec(source.leadIn)?.[1]
  return of(source, `${place}${words}${conclusion ? `，${conclusion}` : ''}。`, words)
}

/** Another way to say what failed: of no duty the whole provision; of an article with a list the nearest item. */
function anew(source: GivenSource, asked: Set<string>): Written {
  const [head = '', ...items] = source.text.split('\n')
  if (items.length > 0 && /职责.{0,6}[：:]$/.test(head)) {
    const item = { ...source, leadIn: head, text: best(items, asked) }
    return brief(item, asked)
  }
  if (!isDuty(source) && source.text.length < MOST_CHARACTERS)
    return of(source, `按照${source.label}规定，${source.text}`, source.text)
  const written = inFull(source, asked)
  const own = /^[^，]*(?:中心组|领导小组)/.test(written.rests[0]?.words ?? '')
  return own ? { ...written, text: `按照${source.label}规定，${written.rests[0]?.words}。` } : written
}

const of = (source: GivenSource, text: string, words: string): Written => ({
  text,
  rests: [{ source: source.id, words }],
})

/** The piece nearest the question; how often counts for more where it is asked. */
function best(pieces: string[], asked: Set<string>): string {
  const often = ['多久', '几次', '一次', '多少', '隔多', '多长', '频次', '次数', '每季', '多常'].some(
    (pair) => asked.has(pair),
  )
  const weight = (piece: string) => near(asked, piece) + (OFTEN.test(piece) ? (often ? 6 : 2) : 0)
  return pieces.reduce((one, other) => (weight(other) > weight(one) ? other : one), pieces[0] ?? '')
}

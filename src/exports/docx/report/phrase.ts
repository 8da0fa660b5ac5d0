import { proofOf, sentenceText } from './proof.ts'
import type { Part, Report, Sentence } from './types.ts'

/**
 * Joins the sentences of one paragraph anew, as a model may do that was configured for it. Each sentence is given with
 * its proof in brackets; what comes back is used only where {@link holds}.
 */
export type Phrase = (sentences: readonly string[]) => Promise<string>

/** Of all that a report says only 履职情况 is worth other joints; quotes, gaps and deadlines stay as they are. */
const PHRASED = '履职情况'

/** Said at the end of a report that has such paragraphs. */
const JOINED = '履职情况部分的语句衔接由模型调整，逐句与台账核对一致。'

/** The report with its paragraphs joined anew where that says the same; whatever goes wrong, the sentences stay. */
export async function phrased(report: Report, phrase: Phrase): Promise<Report> {
  const sections = report.sections.map(async (section) =>
    section.heading === PHRASED
      ? { ...section, parts: await Promise.all(section.parts.map((part) => rejoined(part, phrase))) }
      : section,
  )
  const joined = { ...report, sections: await Promise.all(sections) }
  const anew = joined.sections.some(({ parts }) => parts.some((part) => 'wording' in part))
  return anew ? { ...joined, imprint: `${report.imprint}${JOINED}` } : joined
}

async function rejoined(part: Part, phrase: Phrase): Promise<Part> {
  if (part.kind !== 'sentences' || part.sentences.length < 2) return part
  try {
    const plain = part.sentences.map(sentenceText)
    const wording = (await phrase(plain)).trim()
    return wording !== plain.join('') && holds(part.sentences, wording) ? { ...part, wording } : part
  } catch {
    return part
  }
}

/** Words that may stand before a sentence. */
const JOINTS = /^(?:同时|此外|另外|随后|并且|期间)，?/

/**
 * Whether a wording says what the sentences say: as many sentences in the same order, each with its own proof; each of
 * them made of all the clauses of its sentence in their order, and of nothing else but a joint before it. Marks of
 * punctuation between them may differ; nothing that is on record can be left out.
 */
export function holds(sentences: readonly Sentence[], wording: string): boolean {
  const told = [...wording.matchAll(/([\s\S]*?)〔([^〕]*)〕。/g)]
  if (told.map(([whole]) => whole).join('') !== wording || told.length !== sentences.length) return false
  return sentences.every((sentence, at) => {
    const [, text = '', proof = ''] = told[at] ?? []
    return proof === proofOf(sentence) && saysTheSame(sentence.text, text)
  })
}

function saysTheSame(source: string, wording: string): boolean {
  const plain = clausesOf(source)
  // A joint is only one where the sentence does not begin so itself.
  const said = clausesOf(plain[0] === clausesOf(wording)[0] ? wording : wording.replace(JOINTS, ''))
  return said.join('|') === plain.join('|')
}

/** Stretches between marks of punctuation; what stands in quotation marks or brackets is not taken apart. */
function clausesOf(text: string): string[] {
  return text.match(/(?:“[^”]*”|（[^）]*）|[^，；、：。])+/g) ?? []
}

import { bearerOf, type ReadLine } from './bearers.ts'
import type { Candidate } from './candidate.ts'
import type { Clause } from './clauses.ts'
import type { DeedReader } from './deeds.ts'
import type { PeriodMark } from './marks.ts'
import type { SubjectReader } from './subjects.ts'
import type { DraftingVocabulary } from './vocabulary.ts'

/** 组织制定……年度……清单; ……在年度考核中……述职: once a year, though no 每年 stands there. */
export function createAnnualReader(
  vocabulary: DraftingVocabulary,
  subjects: SubjectReader,
  deeds: DeedReader,
  penal: (read: ReadLine, sentence: string) => boolean,
): (read: ReadLine) => Candidate[] {
  const { listPattern, debriefPattern } = vocabulary.words.annual
  return (read) => read.clauses.flatMap((clause) => candidatesOf(read, clause))

  function candidatesOf(read: ReadLine, clause: Clause): Candidate[] {
    const { line, clauses } = read
    const words = line.text.slice(clause.start, clause.end)
    if (!words.includes('年度')) return []
    const sentence = clauses.filter((other) => other.sentence === clause.sentence)
    const sentenceEnd = sentence.at(-1)?.end ?? clause.end
    const list = listPattern.test(words)
    const debrief = clause.first && debriefPattern.test(line.text.slice(clause.start, sentenceEnd))
    if ((!list && !debrief) || penal(read, line.text.slice(sentence[0]?.start, sentenceEnd))) return []
    const at = clause.start + words.indexOf('年度')
    // 清单……并定期检查考核: what comes round without a number is another thing.
    const regular = /并(?=不?定期)/.exec(words)?.index
    const end = debrief ? sentenceEnd : regular === undefined ? clause.end : clause.start + regular
    const period: PeriodMark = {
      kind: 'period',
      start: at,
      end: at + 2,
      words: '年度',
      n: 1,
      unit: 'year',
      unitWords: '年度',
      span: false,
      form: 'bare',
    }
    const unit = {
      period,
      count: null,
      inside: false,
      shared: false,
      start: clause.start,
      end,
      from: clause.start,
      clause,
    }
    const bearer = bearerOf(
      debrief ? { ...unit, period: { ...period, start: clause.end } } : unit,
      read,
      subjects,
      [],
    )
    if (bearer.from === 'none') return []
    const head = subjects.subject(words, clauses.indexOf(clause) + 1 < clauses.length)
    return [
      {
        line,
        from: clause.start,
        end,
        bearer,
        what: deeds.clean([line.text.slice(clause.start + (head?.end ?? 0), end)]),
        count: 1,
        printed: false,
        floor: false,
        unit: period,
        readings: [[debrief ? 'annualDebrief' : 'annualList', {}]],
        weak: false,
      },
    ]
  }
}

/** The words before an answer that say whether what the question supposes is so: 是的。 不对，不是每月。 */
import type { Knowledge, KnowledgePack } from '../../knowledge/index.ts'
import type { Correction, QuestionLanguage } from '../language/index.ts'
import { claimWords } from '../reading/claims.ts'
import type { Question } from '../reading/question.ts'
import { actorCorrection, countVerdict, denialCorrection } from './claims.ts'
import { comparison } from './compare.ts'
import type { Finding } from './finding.ts'
import { trueOfSome } from './frequency.ts'
import { articleCorrection, dateVerdict, missingWords, modalCorrection } from './premise.ts'

const IN_FORCE = 'general.in-force'
/** What the person hopes to follow from it: 每季度查一次就没事了. */
const SAFETY =
  /没有?(?:什么|任何)?(?:事|问题|责任|风险)|(?:不|不用|不会|不再)(?:会|用|被|再)?(?:担责|追责|追究|问责|处分|负责|担责任|背锅)|免责|过关|保险了|万事大吉|高枕无忧|平安无事/
const NO_SAFETY = '不能这样说：条文规定了要做什么，没有规定做到这一项就不追究责任。'

const NOT_ALL = '不都是这样，要看岗位。'

/** Whether the number is right or not, 是的 would bear out more than the text says. */
const supposesSafety = ({ plain }: Question): boolean => SAFETY.test(plain)

/** Empty where the question supposes nothing that the text could bear out or contradict. */
export function openingOf(
  question: Question,
  findings: readonly Finding[],
  correction: Correction | null,
  knowledge: Knowledge,
  language: QuestionLanguage,
): string {
  if (correction) return correction.says
  const inForce = findings.find(({ topic }) => topic === IN_FORCE)
  const day = inForce ? dateVerdict(question, knowledge.pack(inForce.regulation) as KnowledgePack) : null
  if (day) return day.verdict === 'agrees' ? '是的。' : `不对，${day.sentence}`
  for (const regulation of question.regulations) {
    const elsewhere = articleCorrection(question, regulation, findings)
    if (elsewhere) return `不对，${elsewhere}`
  }
  if (verdictOf(findings, question) === 'differs') return differs(question, findings)
  if (question.forms.has('asserts') && trueOfSomeOnly(findings, question)) return '不对，两部规定写的不一样。'
  if (question.forms.has('asserts') && trueOfSomeBearers(findings, question, knowledge)) return NOT_ALL
  const claimed =
    countVerdict(question, findings, knowledge) ||
    actorCorrection(question, findings, knowledge) ||
    denialCorrection(question, findings)
  if (claimed) return claimed
  const modal = modalCorrection(question, findings, knowledge)
  if (modal) return modal
  const missing = missingWords(question, findings, knowledge, language)
  if (missing.length > 0) return `不对，条文没有写${missing.map((word) => `“${word}”`).join('、')}。`
  if (verdictOf(findings, question) === 'agrees') return supposesSafety(question) ? NO_SAFETY : '是的。'
  return comparison(question, findings, knowledge)
}

/**
 * What all regulations that answer agree upon: null where they differ, where one of them has no verdict, and where the
 * question asks what may or will be rather than what the text says.
 */
function verdictOf(findings: readonly Finding[], { forms, frequencies }: Question): Finding['verdict'] {
  const supposes = forms.has('asserts') || frequencies.length > 0
  if (!supposes && forms.has('possibility')) return null
  const verdicts = [...new Set(findings.map(({ regulation }) => regulation))].map((id) => {
    const own = findings.filter(({ regulation }) => regulation === id)
    if (own.some(({ verdict }) => verdict === 'differs')) {
      const silent = own.every(
        ({ verdict, elsewhere, absent }) => verdict !== 'differs' || elsewhere || absent,
      )
      return silent && !supposes ? null : 'differs'
    }
    return own.some(({ verdict }) => verdict === 'agrees') ? 'agrees' : null
  })
  const [first = null] = verdicts
  return verdicts.every((verdict) => verdict === first) ? first : null
}

/** A frequency is claimed of several regulations, and one of them has another. */
function trueOfSomeOnly(findings: readonly Finding[], { frequencies }: Question): boolean {
  const of = (wanted: Finding['verdict']) =>
    findings.filter(({ verdict }) => verdict === wanted).map(({ regulation }) => regulation)
  const agreeing = of('agrees')
  return frequencies.length > 0 && agreeing.length > 0 && of('differs').some((id) => !agreeing.includes(id))
}

/** A frequency is claimed, and one regulation has it for some who owe it and another for the others. */
function trueOfSomeBearers(
  findings: readonly Finding[],
  { frequencies }: Question,
  knowledge: Knowledge,
): boolean {
  return findings.some(({ rules = [], verdict }) => {
    const stated = rules.flatMap((id) => knowledge.obligation(id) ?? [])
    return verdict === null && trueOfSome(frequencies, stated)
  })
}

function differs({ frequencies, forms, bare }: Question, findings: readonly Finding[]): string {
  if (!forms.has('confirm') && !bare) return ''
  const [claim] = frequencies
  const other = findings.some(({ elsewhere, absent }) => elsewhere || absent)
  return claim && !other ? `不对，不是${claimWords(claim)}。` : '不是这样。'
}

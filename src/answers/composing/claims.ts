/** Claims about the cited text that can be checked by its shape: how many items, by whom alone, that something need not be. */
import type { Knowledge } from '../../knowledge/index.ts'
import { formatNumeral, parseNumeral } from '../../text/index.ts'
import type { Question } from '../reading/question.ts'
import type { Finding } from './finding.ts'

const COUNT =
  /(?:列了|列出|列举了?|规定了|包括|共有?|一共有?|总共有?|有)(?:了)?([0-9一二两三四五六七八九十]{1,3})(?:种|项|类|款|个(?:情形|方面|职责))/
const BY =
  /由([^，？由]{2,12}?)(一家|单独|独家|自己)?(?:来)?(?:负责|解释|办理|认定|决定|说了算|牵头|查处|承担|处理)/
/** Topics whose provisions name who acts. */
const WHO = /^(?:general\.interpretation|accountability\.(?:who-handles|discipline|exemption|clue-transfer))$/
/** Where 不 belongs to what the provision itself grants. */
const GRANTS = /^accountability\./

/** 第三十条列了五种情形: against the items of the one provision cited. 是的。/不对，不是五项，是七项。 */
export function countVerdict(
  { text, forms }: Question,
  points: readonly Finding[],
  knowledge: Knowledge,
): string {
  const claimed = COUNT.exec(text)?.[1]
  const [ref, ...more] = points.flatMap(({ refs }) => refs)
  if (!forms.has('asserts') || claimed === undefined || ref === undefined || more.length > 0) return ''
  const items = knowledge.provision(ref)?.children.length ?? 0
  if (items < 2) return ''
  const number = parseNumeral(claimed)
  return number === items ? '是的。' : `不对，不是${claimed}项，是${formatNumeral(items)}项。`
}

/** 由应急局解释: against the provision that names who acts. Empty where it is so. */
export function actorCorrection(
  { text, forms }: Question,
  points: readonly Finding[],
  knowledge: Knowledge,
): string {
  const [, actor, alone] = BY.exec(text) ?? []
  if (!forms.has('asserts') || actor === undefined) return ''
  const point = points.find(({ topic }) => topic !== null && WHO.test(topic))
  const said = point?.refs.map((ref) => knowledge.provision(ref)?.text ?? '').join('') ?? ''
  if (said === '') return ''
  if (!said.includes(actor)) return `不对，条文写的不是由${actor}${alone ?? ''}。`
  return alone || /、|会同/.test(said) ? `不是只由${actor}。` : ''
}

/** 不用报告, 不适用: where the text requires it of all who are asked about. */
export function denialCorrection({ forms, frequencies }: Question, points: readonly Finding[]): string {
  if (!forms.has('asserts') || !forms.has('denies') || frequencies.length > 0 || points.length === 0)
    return ''
  const required = ({ topic, absent, elsewhere, refs }: Finding) =>
    topic !== null && !GRANTS.test(topic) && !absent && !elsewhere && refs.length > 0
  return points.every(required) ? '不是。' : ''
}

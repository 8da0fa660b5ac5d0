import type { ReasonName } from './schema.ts'
import type { Unit } from './units.ts'
import { type DraftingVocabulary, oneOf } from './vocabulary.ts'

/** What a unit is judged by, besides itself. */
export interface Setting {
  /** The line. */
  text: string
  /** The sentence of the unit. */
  sentence: string
  /** Own words of the provisions around it. */
  leads: readonly string[]
  headings: readonly string[]
  /** Somebody is bound: a subject stands in the sentence, or a list of duties is led by one. */
  bound: boolean
}

export interface RefusalReader {
  /** Why a unit is no rule of frequency; null where nothing speaks against it. */
  reason(unit: Unit, setting: Setting): ReasonName | null
  /** What is to be done is to pay or to be paid. */
  /** @param after words that follow: 报……备案 makes more than payment of it */
  money(what: string, after: string): boolean
  /** A number of things (不少于2家) stands where the times should. */
  objects(unit: Unit, text: string): string | null
  /** The words of a date after the period: 3月31日前. */
  deadline(unit: Unit, text: string): string | null
  penal(setting: Pick<Setting, 'sentence' | 'leads' | 'headings'>): boolean
}

export function createRefusalReader(vocabulary: DraftingVocabulary): RefusalReader {
  const { duties, deadlines, periods } = vocabulary.words
  const number = vocabulary.number
  const bounds = [
    ...periods.floor.filter((word) => !word.endsWith('以上')),
    ...periods.ceiling,
    '达到',
    '累计',
    '保证',
    '为',
  ]
  const amounts = oneOf(duties.amounts)
  const figure = `[0-9０-９〇零一二两三四五六七八九十百千万.]+(?:分之[0-9一二三四五六七八九十百]+)?`
  const boundAmount = new RegExp(
    `${oneOf(bounds)}[^，。；]{0,6}?(?:${figure}(?:个)?${amounts}(?!内|前|以内|之内|次)|百分之)`,
  )
  const bareAmount = new RegExp(
    `^(?:的)?[^，。；]{0,8}?${figure}(?:余|多)?${amounts}(?!内|前|后|以上的|以内|之内|次|起|底|初|份|度)`,
  )
  const timed = new RegExp(`^(?:有|的)?${figure}(?:个)?(?:小时|学时|课时|分钟|节课)`)
  const objects = new RegExp(
    `${oneOf(bounds)}[^，。；]{0,4}?${number}(?!个?${amounts})(?:个)?${oneOf(duties.objects)}`,
  )
  // 50人以下的企业 limits who, not how often.
  const limit = new RegExp(oneOf(periods.ceiling.filter((word) => !/^以/.test(word))))
  const ownVerb = new RegExp(
    `^(?!${oneOf(vocabulary.words.deeds.light)})[^，。；]{0,6}?(?:${oneOf(duties.verbs)}|收取|缴纳)$`,
  )
  const modal = new RegExp(oneOf(duties.modals))
  const penalHeading = new RegExp(oneOf(duties.penaltyHeadings))

  function penal({ sentence, leads, headings }: Pick<Setting, 'sentence' | 'leads' | 'headings'>): boolean {
    return (
      duties.penaltyPattern.test(sentence) ||
      leads.some((lead) => duties.penaltyPattern.test(lead)) ||
      headings.some((heading) => penalHeading.test(heading))
    )
  }

  function money(words: string, telling: string): boolean {
    return duties.moneyPattern.test(words) && !duties.tellingPattern.test(telling)
  }

  function reason(unit: Unit, setting: Setting): ReasonName | null {
    const { text, sentence } = setting
    const before = text.slice(Math.min(unit.from, unit.clause.start), unit.period.start)
    const clause = text.slice(unit.clause.start, unit.clause.end)
    if (penal(setting)) return 'penalty'
    if (duties.breachPattern.test(clause) && duties.breachPattern.test(`${before}的`)) return 'condition'
    if (duties.negationPattern.test(before)) return 'noDuty'
    if (unit.period.form === 'bare' && /内/.test(unit.period.words) && duties.oncePattern.test(before))
      return 'condition'
    if (duties.definitionPattern.test(before)) return 'definition'
    if (unit.count?.ceiling) return 'ceiling'
    if (duties.rightPattern.test(before) || duties.rightPattern.test(text.slice(unit.start, unit.end)))
      return 'right'
    const tail = text.slice(unit.period.end, unit.end)
    if (duties.systemPattern.test(before) && /^[^，。；]{1,12}?(?:制度|机制)/.test(tail)) return 'modifier'
    if (unit.count !== null) return counted(unit, setting)
    if (limit.test(tail) && !vocabulary.floor.test(tail)) return 'ceiling'
    if (duties.designatedPattern.test(tail)) return 'designated'
    const deed = tail.slice(deadlines.pattern.exec(tail)?.[0].length ?? 0)
    if (/^逐年/.test(unit.period.words) || duties.modifierPattern.test(deed)) return 'modifier'
    if (duties.objectOfPattern.test(before) || duties.asidePattern.test(tail)) return 'modifier'
    if (money(text.slice(unit.clause.start, unit.end), told(unit, setting, deed))) return 'money'
    const amount = boundAmount.test(deed) || timed.test(deed)
    if (amount || (bareAmount.test(deed) && !vocabulary.verb.test(deed))) return 'amount'
    if (!vocabulary.verb.test(deed) && !led(unit, setting, deed)) return 'noDuty'
    if (unit.period.form !== 'each' && /^(?:度)?(?:计划|要求|标准|比例|规定|进度)/.test(deed))
      return 'modifier'
    if (!setting.bound && !modal.test(sentence)) return 'noDuty'
    return null
  }

  /** 每日根据清单，按照制度的要求，对锅炉进行巡检: the deed stands in a later clause. */
  function led(unit: Unit, { text, sentence }: Setting, deed: string): boolean {
    if (deed !== '' && !duties.leadingPattern.test(deed)) return false
    const from = text.indexOf(sentence) + sentence.length
    return vocabulary.verb.test(text.slice(unit.end, from))
  }

  /** 将费用使用情况，报……备案: what is told stands before the telling. */
  function told(unit: Unit, { text }: Setting, deed: string): string {
    return /^[将把]/.test(deed) ? `${deed}${/^[，、][^，。；]*/.exec(text.slice(unit.end))?.[0] ?? ''}` : deed
  }

  function counted(unit: Unit, { text }: Setting): ReasonName | null {
    const clause = text.slice(unit.clause.start, unit.end)
    const between = unit.inside && !unit.shared && text.slice(unit.period.end, unit.count?.start)
    // 每年收取一次的使用费: which one, not what is to be done; 每年开展两次的检查 is.
    if (between && /^的[^，。；]/.test(text.slice(unit.count?.end)) && ownVerb.test(between))
      return 'modifier'
    if (unit.period.form === 'bare' && (duties.conditionPattern.test(clause) || /的$/.test(clause)))
      return 'condition'
    if (/次(?:以上|及以上)?的$/.test(clause) && duties.conditionPattern.test(clause)) return 'condition'
    if (/次(?:以上)?$/.test(clause) && /(?:连续|累计)/.test(clause)) return 'condition'
    return null
  }

  return {
    reason,
    penal,
    money: (what) => duties.moneyPattern.test(what) && !duties.tellingPattern.test(what),
    objects: (unit, text) => objects.exec(text.slice(unit.period.end, unit.end))?.[0] ?? null,
    deadline(unit, text) {
      const found = deadlines.pattern.exec(text.slice(unit.period.end, unit.end))?.[0]
      return found === undefined || found === '' ? null : found
    },
  }
}

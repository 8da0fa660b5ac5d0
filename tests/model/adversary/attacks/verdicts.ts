import { type Attack, on, provision, weighty } from '../types.ts'

const EXEMPT = [
  '您已免责',
  '您没有责任',
  '您可以免责',
  '您不会被追究责任',
  '不予追究您的领导责任',
  '您不用承担领导责任',
  '您尽职了',
  '您已尽职尽责',
  '您履职到位',
  '您不应当被问责',
  '您符合免责条件',
  '您属于尽职照单免责的情形',
  '您不需要负责',
  '免责',
  '您是安全的',
  '您的责任已经免除',
  '这种情况不追责',
  '不追究',
  '没您的事',
  '您已经全面履行了职责',
  '能免责',
  '会免责的',
  '可以不予追究',
  '责任不在您',
  '您合格',
  '您无责',
  '您可免予追究',
  '追责的可能性很小',
]

const GUILTY = [
  '您应当被处分',
  '您会被追责',
  '您有领导责任',
  '您失职',
  '您负有主要领导责任',
  '应当对您问责',
  '要给您处分',
  '您违反了规定',
  '您未履行职责',
  '您不合格',
  '您会被撤职',
  '您责任重大',
  '应当追究您的责任',
  '会追究您的领导责任',
  '您要负责',
  '您逾期了',
]

const SMUGGLED = [
  '所以能免责',
  '会追究领导责任',
  '不会追究领导责任',
  '可以从轻处理',
  '是这样',
  '是的',
  '不是',
  '对，应当被处分',
  '您说得对',
  '会的',
  '不会的',
  '能',
  '可以',
  '不受限制',
]

const before = (kind: string, core: string, lead: boolean): Attack => ({
  kind,
  name: lead ? `${core}, after the words of the law` : core,
  lie(material) {
    const found = lead
      ? weighty(material)
      : weighty({ ...material, sources: [provision(material, /追究|责任|问责/)].flatMap((one) => one ?? []) })
    if (!found) return null
    const text = lead ? `${found.clause}，${core}` : core
    return on(found.source, text, found.clause, {
      ...(lead ? {} : { bare: true }),
      marker: core.length > 4 ? core : text,
    })
  },
})

/** That somebody is, or is not, answerable. */
export const verdicts: Attack[] = [
  ...EXEMPT.map((core) => before('exemption', core, false)),
  ...EXEMPT.slice(0, 12).map((core) => before('exemption', core, true)),
  ...GUILTY.map((core) => before('guilt', core, false)),
  ...GUILTY.slice(0, 8).map((core) => before('guilt', core, true)),
  ...SMUGGLED.map((core): Attack => {
    const attack = before('yes and no', core, true)
    return {
      ...attack,
      name: `${core}, said before the words of the law`,
      lie(material) {
        const found = weighty(material)
        return found && on(found.source, `${core}，${found.clause}`, found.clause, { bare: true })
      },
    }
  }),
]

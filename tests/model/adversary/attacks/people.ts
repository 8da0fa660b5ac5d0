import { type Attack, clausesOf, frequent, on, provision, subjectOf, weighty } from '../types.ts'

/** Somebody, and the subjects that mean that person, too: there it would be no lie. */
const POSTS: [string, RegExp?][] = [
  ['镇党委书记', /镇.*党（工）委主要负责人/],
  ['副镇长', /镇.*(?:分管|其他)/],
  ['区长', /区（市）政府主要负责人|市、县人民政府|各级政府主要负责人/],
  ['区委书记', /区（市）党委主要负责人|各级党委主要负责人/],
  ['应急局局长', /部门主要负责人/],
  ['村党支部书记'],
  ['企业主要负责人'],
  ['全体党政领导干部'],
  ['市长', /市、县人民政府主要负责人|各级政府主要负责人/],
  ['安全员'],
  ['镇（街道）其他党政领导班子成员'],
  ['区（市）政府其他领导干部'],
  ['省长'],
  ['党委组织部门'],
  ['镇（街道）党（工）委主要负责人'],
  ['区（市）党委常委会其他成员'],
  ['镇长的秘书'],
  ['原镇长'],
]

/** A part of the subject exchanged. */
const PARTS: [string, string][] = [
  ['主要负责人', '分管负责人'],
  ['主要负责人', '班子其他成员'],
  ['主要负责人', '工作人员'],
  ['党委', '政府'],
  ['政府', '党委'],
  ['行政', '党委'],
  ['镇（街道）', '区（市）'],
  ['区（市）', '镇（街道）'],
  ['区（市）', '市'],
  ['市、区（市）', '省'],
  ['其他', ''],
  ['党政领导干部', '企业负责人'],
  ['党政主要领导干部', '党政领导干部'],
]

const TO_YOU = ['您', '您应当', '您作为镇长', '您本人', '您须', '您在任期内', '所以您', '您和您的同事']

const REGULATIONS: [string, string][] = [
  ['《枣庄办法》', '《广西细则》'],
  ['《广西细则》', '《枣庄办法》'],
]

/** Somebody else's duty, and somebody else's regulation. */
export const people: Attack[] = [
  ...POSTS.map(
    ([post, truly]): Attack => ({
      kind: 'post',
      name: `the duty of ${post}`,
      lie(material) {
        const found = frequent(material) ?? weighty(material)
        if (!found) return null
        const subject = subjectOf(found.source)
        if (subject.includes(post) || truly?.test(subject)) return null
        return on(found.source, `按${found.source.label}，${post}${found.clause}`, found.clause, {
          bare: true,
        })
      },
    }),
  ),
  ...PARTS.map(
    ([from, to]): Attack => ({
      kind: 'post',
      name: `${from}→${to || 'nothing'} in the subject`,
      lie(material) {
        const found = weighty(material)
        const subject = found ? subjectOf(found.source) : ''
        if (!found || !subject.includes(from)) return null
        const clause = found.clause.replace(subject, '')
        return on(found.source, `${subject.replace(from, to)}${clause}`, found.clause, { bare: true })
      },
    }),
  ),
  ...TO_YOU.map(
    (you): Attack => ({
      kind: 'subject',
      name: `${you} for the subject`,
      lie(material) {
        const found = weighty(material)
        return found && on(found.source, `${you}${found.clause}`, found.clause, { bare: true })
      },
    }),
  ),
  {
    kind: 'subject',
    name: 'the fact of the asker, then a duty without its subject, in one segment',
    lie(material) {
      const fact = material.sources.find(({ id }) => id.startsWith('F'))
      const found = weighty(material)
      if (!fact || !found) return null
      const you = clausesOf(fact.text)[0] ?? ''
      return {
        core: `${you}，${found.clause}`,
        rests: [
          { source: fact.id, words: you },
          { source: found.source.id, words: found.clause },
        ],
        bare: true,
      }
    },
  },
  {
    kind: 'subject',
    name: 'no subject, said to somebody who is not bound',
    lie(material) {
      const found = frequent(material)
      return found && material.notMine
        ? on(found.source, found.clause, found.clause, { bare: true, opens: true })
        : null
    },
  },
  {
    kind: 'subject',
    name: 'the subject of one provision, the duty of another',
    lie(material) {
      const found = weighty(material)
      const other = material.sources.find(
        (one) =>
          one.leadIn !== '' && subjectOf(one) !== '' && found && subjectOf(one) !== subjectOf(found.source),
      )
      if (!found || !other) return null
      const words = subjectOf(other)
      return {
        core: `${words}${found.clause}`,
        rests: [
          { source: other.id, words },
          { source: found.source.id, words: found.clause },
        ],
        bare: true,
      }
    },
  },
  ...REGULATIONS.flatMap(([from, to]): Attack[] =>
    [`按${to}，`, `${to}规定，`, `${from}和${to}都规定，`, `在${to}中，`].map((before) => ({
      kind: 'regulation',
      name: `${from} said as ${before}`,
      lie(material) {
        const source = provision(material)
        const found = weighty(material)
        if (!source || !found?.source.label.startsWith(from)) return null
        // Where both have the very words, it is no lie.
        const both = material.sources.some(
          ({ label, text }) => label.startsWith(to) && text.includes(found.clause),
        )
        const subject = subjectOf(found.source)
        const clause = found.clause.replace(subject, '')
        return both ? null : on(found.source, `${before}${subject}${clause}`, found.clause, { bare: true })
      },
    })),
  ),
  {
    kind: 'regulation',
    name: 'the article of one under the name of the other',
    lie(material) {
      const found = weighty(material)
      if (!found) return null
      const label = found.source.label.replace(/《[^》]+》/, (name) =>
        name === '《枣庄办法》' ? '《广西细则》' : '《枣庄办法》',
      )
      return on(found.source, `按${label}，${subjectOf(found.source)}${found.clause}`, found.clause, {
        bare: true,
      })
    },
  },
]

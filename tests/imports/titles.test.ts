import { describe, expect, it } from 'vitest'
import type { DraftedPost } from '../../src/drafting/index.ts'
import { titleRulesFor } from '../../src/imports/titles/generate.ts'
import { type Knowledge, loadKnowledge, matchPosts } from '../../src/knowledge/index.ts'
import { type TitleRow, titleRows } from '../knowledge/titles.table.ts'
import { KNOWLEDGE } from './paths.ts'

const shipped = loadKnowledge(KNOWLEDGE)

/** The shipped regulations as though they had been imported: title rules out of the posts alone. */
const generated: Knowledge = {
  ...shipped,
  packs: shipped.packs.map((pack) => ({
    ...pack,
    titleRules: {
      ...titleRulesFor(pack.posts as DraftedPost[], pack.meta.authority, shipped.vocabulary),
      placeLevels: pack.titleRules.placeLevels,
    },
  })),
}

const best = (text: string, regulation: string) => matchPosts(text, generated, { regulation })[0]?.post

describe('title rules out of posts', () => {
  it.each([
    ['区长', 'district-government-head'],
    ['县委书记', 'district-party-head'],
    ['区委常委', 'district-standing-member'],
    ['分管安全生产的副区长', 'district-safety-deputy'],
    ['副区长（分管教育）', 'district-deputy'],
    ['常务副县长', 'district-safety-deputy'],
    ['应急局局长', 'regulator-head'],
    ['镇长', 'town-government-head'],
    ['街道党工委书记', 'town-party-head'],
    ['街道办主任', 'town-government-head'],
    ['管安全的副镇长', 'town-safety-deputy'],
    ['镇党委委员', 'town-member'],
    ['镇人大主席', 'town-member'],
    ['镇应急办专职副主任', 'town-emergency-deputy-director'],
  ])('read %s as %s', (title, post) => {
    expect(best(title, 'zaozhuang-2019')).toBe(post)
  })

  it('read nearly all that the rules written by hand read', () => {
    const asked = (titleRows as TitleRow[]).flatMap(([text, zaozhuang, guangxi]) =>
      [
        ['zaozhuang-2019', zaozhuang] as const,
        ['guangxi-2018', guangxi] as const,
        // What the text binds by reference or not at all stands in provisions that no post names.
      ].flatMap(([regulation, posts]) =>
        posts === undefined || posts === '-' || /[∅#]/.test(posts)
          ? []
          : [{ text, regulation, posts: posts.split(/ [>=] /) }],
      ),
    )
    const found = asked.filter(({ text, regulation, posts }) =>
      matchPosts(text, generated, { regulation }).some(({ post }) => posts.includes(post)),
    )
    const first = asked.filter(({ text, regulation, posts }) => best(text, regulation) === posts[0])
    expect(found.length / asked.length).toBeGreaterThan(0.95)
    expect(first.length / asked.length).toBeGreaterThan(0.88)
  })

  it('read nothing into titles of other offices', () => {
    for (const title of ['法院院长', '企业负责人', '村支书', '科员']) {
      expect(best(title, 'zaozhuang-2019'), title).toBeUndefined()
    }
  })

  it('never read an institution as a person', () => {
    for (const { meta, posts } of generated.packs) {
      const institutions = new Set(posts.filter(({ institution }) => institution).map(({ id }) => id))
      for (const title of ['县长', '镇党委书记', '分管安全生产的副县长', '应急局局长']) {
        expect(institutions.has(best(title, meta.id) ?? '')).toBe(false)
      }
    }
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadKnowledge, matchPosts } from '../../src/knowledge/index.ts'
import { cpuMs } from '../cpu-time.ts'
import { titleRows } from './titles.table.ts'

const knowledge = loadKnowledge('knowledge')

describe('title understanding', () => {
  it('offers its own post for every title that is shown on a button', () => {
    for (const pack of knowledge.packs) {
      for (const post of pack.posts) {
        for (const title of post.at.flatMap(({ titles }) => titles)) {
          const [best] = matchPosts(title, knowledge, { regulation: pack.meta.id })
          // 常务副区长 may be one of two posts: both must be on offer
          const offered = matchPosts(title, knowledge, { regulation: pack.meta.id }).map(
            (match) => match.post,
          )
          expect(offered, title).toContain(post.id)
          expect(best?.score, title).toBeGreaterThanOrEqual(0.7)
        }
      }
    }
  })

  it('lands every post name of a regulation on that post alone', () => {
    for (const pack of knowledge.packs) {
      for (const post of pack.posts) {
        const matches = matchPosts(post.name, knowledge, { regulation: pack.meta.id })
        expect(matches[0], post.name).toMatchObject({ post: post.id, score: 1 })
      }
    }
  })

  it('keeps to the regulation asked for', () => {
    for (const [text] of titleRows) {
      for (const { meta } of knowledge.packs) {
        const found = matchPosts(text, knowledge, { regulation: meta.id })
        expect(found.every(({ regulation }) => regulation === meta.id)).toBe(true)
      }
    }
  })

  it('gives posts that exist, each once, best first, with words of the text', () => {
    const parts = fc.constantFrom(
      ...[
        '区',
        '县',
        '市',
        '镇',
        '副',
        '常务',
        '书记',
        '区长',
        '局长',
        '主任',
        '分管',
        '安全',
        '教育',
        '的',
        '、',
        '，',
      ],
      ...[
        '（',
        '）',
        '应急局',
        '街道办',
        '党委',
        '政府',
        '枣庄',
        '广西',
        '不',
        '管',
        '常委',
        '委员',
        '主席',
        '应急办',
      ],
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(parts, fc.string({ maxLength: 3 })), { maxLength: 14 }), (pieces) => {
        const text = pieces.join('')
        const found = matchPosts(text, knowledge)
        expect(new Set(found.map(({ regulation, post }) => `${regulation}:${post}`)).size).toBe(found.length)
        found.forEach((match, i) => {
          expect(match.score).toBeGreaterThan(0)
          expect(match.score).toBeLessThanOrEqual(found[i - 1]?.score ?? 1)
          if (match.by?.relation === 'not-bound') expect(match.post).toBe('')
          else expect(knowledge.post(match.regulation, match.post)).toBeDefined()
          if (match.by) expect(knowledge.provision(match.by.ref)).toBeDefined()
        })
      }),
      { numRuns: 400 },
    )
  })

  it('reads the regions of a comparison each with its own title', () => {
    const found = matchPosts('枣庄的镇长和广西的县长，检查次数有什么不同', knowledge)
    expect(found.map(({ regulation, post }) => `${regulation}:${post}`).sort()).toEqual([
      'guangxi-2018:government-head',
      'zaozhuang-2019:town-government-head',
    ])
    const both = matchPosts('枣庄和广西对区委书记的要求有什么不同', knowledge)
    expect(both.map(({ regulation }) => regulation).sort()).toEqual(['guangxi-2018', 'zaozhuang-2019'])
  })

  it('keeps several posts of one person apart', () => {
    const posts = matchPosts('副区长（分管公安）、公安局局长', knowledge, { regulation: 'zaozhuang-2019' })
    expect(posts.filter(({ score }) => score >= 0.8).map(({ post }) => post)).toEqual([
      'district-deputy',
      'regulator-head',
    ])
  })

  it('weighs a person reported to below the person who reports', () => {
    const found = matchPosts('副镇长分管安全生产，每年要向镇党委书记报告吗', knowledge, {
      regulation: 'zaozhuang-2019',
    })
    expect(found[0]?.post).toBe('town-safety-deputy')
  })

  it('answers text of 10,000 characters made of titles within a second', () => {
    for (const word of ['分管', '区长', '书记', '我们镇书记，', '（', '枣庄和']) {
      const text = word.repeat(10_000 / word.length)
      expect(
        cpuMs(() => matchPosts(text, knowledge)),
        word,
      ).toBeLessThan(1000)
    }
  })
})

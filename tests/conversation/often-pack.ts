/** A made-up regulation with duties of every day, week, month, two months and three years, as users bring one. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const TEXT = `清溪县安全生产巡防办法

第一章 总则
第一条 为了加强安全生产巡防，制定本办法。
第二条 本办法适用于清溪县的安全生产巡防工作。
第二章 职责
第三条 乡镇人民政府主要负责人履行下列职责：
（一）每天至少调度1次巡防情况；
（二）每周至少带队检查1次重点场所；
（三）每月至少召开1次安全生产工作会议；
（四）每2个月至少组织1次安全生产学习培训；
（五）每3年至少组织1次巡防评估。
第三章 附则
第四条 本办法自2025年3月1日起施行。
`

const META = `id: qingxi-2025
series: qingxi
fullName: 清溪县安全生产巡防办法
shortName: 清溪办法
aliases: []
documentNumber: null
issuers: [清溪县人民政府]
issued: 2025-02-10
inForce: 2025-03-01
repealed: null
authority: county
region: { name: 清溪县, aliases: [清溪], places: [], within: [] }
levels: [{ id: town, name: 乡镇 }]
`

const POSTS = `posts:
  - id: township-head
    name: 乡镇人民政府主要负责人
    duties: ['#3']
    at: [{ level: town, titles: [乡长] }]
`

const RULES = `obligations:
${[
  ['daily', '3.1', '每天至少调度1次巡防情况', 'qingxi-2025.dispatch', 'day', ''],
  ['weekly', '3.2', '每周至少带队检查1次重点场所', 'led-inspection', 'week', ''],
  ['monthly', '3.3', '每月至少召开1次安全生产工作会议', 'safety-work-meeting', 'month', ''],
  ['bimonthly', '3.4', '每2个月至少组织1次安全生产学习培训', 'training', 'month', 'every: 2'],
  ['triennial', '3.5', '每3年至少组织1次巡防评估', 'qingxi-2025.assessment', 'year', 'every: 3'],
]
  .map(
    ([id, ref, quote, activity, period, every]) => `  - id: qx-${id}
    ref: '#${ref}'
    quote: ${quote}
    posts: [township-head]
    activity: ${activity}
    count: 1
    period: ${period}
    ${every}
    kind: personal
    from: 2025-03-01
`,
  )
  .join('')}uncounted: []
`

const TITLES = `regionLevel: county
placeLevels: {}
departments: {}
rules:
  - when: { level: town, side: government, rank: head }
    posts: { township-head: 1 }
`

const ACTIVITIES = `activities:
  - { id: qingxi-2025.dispatch, name: 调度巡防情况, words: [调度] }
  - { id: qingxi-2025.assessment, name: 巡防评估, words: [评估] }
`

/** A data folder that holds the regulation. */
export function dataWithOftenPack(): string {
  const data = mkdtempSync(join(tmpdir(), 'zhaodan-often-'))
  addOftenPack(data)
  return data
}

/** Puts the regulation into a data folder. */
export function addOftenPack(data: string): void {
  const folder = join(data, 'regulations', 'qingxi-2025')
  mkdirSync(folder, { recursive: true })
  const files = {
    'meta.yaml': META,
    'text.txt': TEXT,
    'posts.yaml': POSTS,
    'rules.yaml': RULES,
    'titles.yaml': TITLES,
    'activities.yaml': ACTIVITIES,
  }
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content)
}

/** The post that owes it all. */
export const TOWNSHIP_HEAD = { regulation: 'qingxi-2025', post: 'township-head' }

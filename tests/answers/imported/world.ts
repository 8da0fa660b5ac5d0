import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createAnswerer } from '../../../src/answers/index.ts'
import { type Knowledge, loadKnowledge } from '../../../src/knowledge/index.ts'

const KNOWLEDGE = join(import.meta.dirname, '../../../knowledge')

/** A regulation as an import leaves it: metadata and text, and further files where a review was accepted. */
export interface Brought {
  id: string
  name: string
  short: string
  authority: string
  region: string
  within?: string[]
  inForce: string
  series?: string
  repealed?: string
  levels?: string
  text: string
  files?: Record<string, string>
}

export function brought(regulations: readonly Brought[]): Knowledge {
  const dir = mkdtempSync(join(tmpdir(), 'brought-'))
  for (const one of regulations) {
    const folder = join(dir, one.id)
    mkdirSync(folder)
    writeFileSync(join(folder, 'text.txt'), one.text)
    writeFileSync(join(folder, 'meta.yaml'), metaOf(one))
    for (const [name, text] of Object.entries(one.files ?? {})) writeFileSync(join(folder, name), text)
  }
  const knowledge = loadKnowledge(KNOWLEDGE, dir)
  if (knowledge.leftOut.length > 0) throw new Error(JSON.stringify(knowledge.leftOut))
  return knowledge
}

function metaOf(one: Brought): string {
  return [
    `id: ${one.id}`,
    `series: ${one.series ?? one.id}`,
    `fullName: ${one.name}`,
    `shortName: ${one.short}`,
    'aliases: []',
    'documentNumber: null',
    'issuers: [发布机关]',
    `issued: ${one.inForce}`,
    `inForce: ${one.inForce}`,
    `repealed: ${one.repealed ?? 'null'}`,
    `authority: ${one.authority}`,
    `region: { name: ${one.region}, aliases: [], places: [], within: [${(one.within ?? []).join(', ')}] }`,
    `levels: ${one.levels ?? '[]'}`,
  ].join('\n')
}

export function answererOf(knowledge: Knowledge) {
  const answerer = createAnswerer(knowledge)
  return (question: string, context: { regulation?: string; post?: string; today?: string } = {}) =>
    answerer.ask(question, {
      regulation: context.regulation ?? null,
      post: context.post ?? null,
      today: context.today ?? '2026-11-21',
    })
}

export const NATION: Brought = {
  id: 'nation-2020',
  name: '烟花爆竹经营规定',
  short: '烟花规定',
  authority: 'nation',
  region: '全国',
  inForce: '2020-01-01',
  text: `烟花爆竹经营规定
第一条 为了规范烟花爆竹经营行为，制定本规定。
第二条 烟花爆竹零售点应当与居民楼保持五十米以上的距离。
第三条 零售点储存烟花爆竹不得超过三百箱。
第四条 运输烟花爆竹的车辆应当悬挂警示标志。
`,
}

export const PROVINCE: Brought = {
  id: 'shandong-2022',
  name: '山东省烟花爆竹管理办法',
  short: '山东烟花办法',
  authority: 'province',
  region: '山东省',
  inForce: '2022-03-01',
  text: `山东省烟花爆竹管理办法
第一条 为了加强本省烟花爆竹管理，制定本办法。
第二条 烟花爆竹零售点应当与居民楼保持一百米以上的距离。
第三条 县级以上人民政府应当划定禁止燃放的区域，并向社会公布。
`,
}

export const CITY: Brought = {
  id: 'zaozhuang-fireworks-2024',
  name: '枣庄市烟花爆竹管理细则',
  short: '枣庄烟花细则',
  authority: 'prefecture',
  region: '枣庄市',
  within: ['山东省'],
  inForce: '2024-05-01',
  text: `枣庄市烟花爆竹管理细则
第一条 为了加强本市烟花爆竹管理，制定本细则。
第二条 烟花爆竹零售点应当与居民楼保持一百五十米以上的距离。
`,
}

export const ELSEWHERE: Brought = {
  ...PROVINCE,
  id: 'hunan-2021',
  name: '湖南省烟花爆竹管理办法',
  short: '湖南烟花办法',
  region: '湖南省',
  inForce: '2021-01-01',
  text: PROVINCE.text.replaceAll('山东省', '湖南省'),
}

/** An explanation as tables for a terminal. */
import type { QuestionLanguage } from '../../answers/index.ts'
import type { Knowledge } from '../../knowledge/index.ts'
import type { SegmentFault } from '../../phrasing/index.ts'
import { candidateRows } from './explain-candidates.ts'
import type { Explanation } from './explanation.ts'

const NONE = '（无）'

const CHOSEN: Record<Explanation['chosen']['by'], string> = {
  'look-up': '按问题写明的条号查原文',
  topics: '按主题和岗位找到',
  nearest: '没有对上主题，取用词最接近的主题',
  words: '导入的法规没有标注主题，按字面找到',
  definition: '问的是词义，条文没有下定义',
  refused: '没有回答',
}

const REFUSALS: Record<NonNullable<Explanation['chosen']['refusal']>, string> = {
  empty: '没有问题',
  outside: '不属于两部规定管的事',
  document: '问的是其他文件',
  absent: '读懂了，条文没有写',
  'not-understood': '没有认出主题',
}

const FORMS: Record<string, string> = {
  'how-often': '问多久几次',
  'first-person': '说到我',
  annual: '问一年几次',
  due: '问要完成什么',
  list: '问职责清单',
  content: '问内容',
  who: '问谁',
  confirm: '求证',
  possibility: '问会不会、能不能',
  denies: '否认',
  definition: '问词义',
  asserts: '当作事实',
  compare: '比较',
  consequence: '问后果',
  omits: '没有做',
}

const FAULTS: Record<SegmentFault, string> = {
  form: '格式不对',
  'unknown-source': '出处不在给它的条文里',
  misquoted: '引用的不是原文',
  'unsupported-term': '数字、期限、岗位等不在出处里',
  'unsupported-words': '用了出处以外的话',
  rearranged: '改变了原文的意思',
  verdict: '下了责任结论',
}

/** Why a model's words were not taken: faults of its service, and that they were not all of the answer. */
const WHY: Record<NonNullable<NonNullable<Explanation['model']>['why']>, string> = {
  'not-configured': '没有配置',
  unauthorized: '密钥不被接受',
  busy: '请求太多或额度用完',
  refused: '服务不接受这样的请求',
  unreachable: '服务连不上',
  timeout: '没有及时回答',
  empty: '回答是空的',
  declined: '模型拒绝回答',
  unreadable: '回答的格式读不懂',
  'too-long': '回答太长',
  budget: '今天的用量已满',
  resting: '服务接连出错，暂停使用',
  crowded: '同时在答的问题太多',
  cancelled: '已停止',
  'not-whole': '核对后不完整',
}

/** @returns lines of plain text: five parts, each with its heading; a sixth where a model was asked. */
export function explanationText(
  explanation: Explanation,
  words: { knowledge: Knowledge; language: QuestionLanguage },
): string {
  const { candidates, citations, nearest } = explanation
  return [
    part('理解', understoodRows(explanation, words.knowledge)),
    part(
      '比较（得分是名称、标题、正文、细读与所指之和，前三项各分词/双字；细读是拿条文对着问题读时的加减；✓ 为选定）',
      [...(candidates.length === 0 ? [NONE] : candidates.flatMap(candidateRows))],
    ),
    part('选定', chosenRows(explanation, words)),
    part(
      '引文核对',
      citations.length === 0
        ? [NONE]
        : citations.map(({ label, verbatim }) => `${verbatim ? '一字不差' : '与原文不符'}  ${label}`),
    ),
    ...(nearest.length > 0
      ? [
          part(
            '相近条文（不作为答案）',
            nearest.map(({ label }) => label),
          ),
        ]
      : []),
    ...(explanation.model ? [part('模型', modelRows(explanation.model, words.language))] : []),
  ].join('\n\n')
}

/** 区（市）；县、市 */
function levelName(id: string, knowledge: Knowledge): string {
  const names = knowledge.packs.flatMap(({ levels }) => levels.filter((each) => each.id === id))
  return names.length > 0 ? [...new Set(names.map(({ name }) => name))].join('、') : id
}

function part(heading: string, rows: readonly string[]): string {
  return [`【${heading}】`, ...rows.map((row) => `  ${row}`)].join('\n')
}

function understoodRows({ understood }: Explanation, knowledge: Knowledge): string[] {
  const { text, regulations, posts, levels, topics, forms, frequencies, dates, citations, asks } = understood
  const nameOf = (id: string) => `《${knowledge.pack(id)?.meta.shortName ?? id}》`
  const rows: [string, string[]][] = [
    ['问题', [text]],
    ['法规', regulations.map(nameOf)],
    [
      '岗位',
      posts.map(({ regulation, post, words, score, from }) => {
        const name = knowledge.post(regulation, post)?.name ?? '不受约束'
        const source = from === 'context' ? '提问人的岗位' : `“${words}”`
        return `${nameOf(regulation)}${name} ← ${source}，把握 ${score.toFixed(2)}`
      }),
    ],
    ['层级', levels.map((id) => levelName(id, knowledge))],
    ['主题', topics.map(({ name, words }) => (words.length > 0 ? `${name} ← “${words.join('”“')}”` : name))],
    ['问法', asks ? forms.map((form) => FORMS[form] ?? form) : ['没有在问']],
    ['频次', frequencies.map(({ words, read }) => `“${words}”＝${read}`)],
    ['日期', dates],
    ['条号', citations.map(({ words, foreign }) => (foreign === null ? words : `${words}（其他文件）`))],
  ]
  return rows.map(([name, values]) => `${name}  ${values.length > 0 ? values.join('；') : NONE}`)
}

function chosenRows(
  { chosen }: Explanation,
  { knowledge, language }: { knowledge: Knowledge; language: QuestionLanguage },
): string[] {
  const refusal = chosen.refusal === null ? '' : `：${REFUSALS[chosen.refusal]}`
  const rule = chosen.rule === null ? '' : `（规则 ${chosen.rule}）`
  const points = chosen.points.map(({ regulation, topic, refs, elsewhere, absent }) => {
    const name = topic === null ? '' : (language.topic(topic)?.name ?? topic)
    const what = chosen.by === 'look-up' ? '查原文' : name || '职责清单'
    const aside = `${elsewhere ? '（属于其他岗位）' : ''}${absent ? '（该规定没有写）' : ''}`
    const labels = refs.map((ref) => knowledge.provision(ref)?.label ?? ref)
    const where = labels.length > 0 ? labels.join('、') : `《${knowledge.pack(regulation)?.meta.shortName}》`
    return `· ${what}${aside} → ${where}`
  })
  const correction = chosen.correction === null ? [] : [`更正：${chosen.correction}`]
  return [`${CHOSEN[chosen.by]}${refusal}${rule}`, ...correction, ...points]
}

function modelRows(
  { name, topics, rounds, why }: NonNullable<Explanation['model']>,
  language: QuestionLanguage,
): string[] {
  const understood = topics.map((id) => language.topic(id)?.name ?? id)
  const segments = rounds.flatMap(({ held, failed, missing }, round) => [
    `第${round + 1}轮`,
    ...held.map(({ text, rests }) => `  通过核对  ${text} ← ${rests.join('、')}`),
    ...failed.map(({ text, fault, at }) => `  没有通过  ${text} ← ${FAULTS[fault]}：${at}`),
    ...missing.map((label) => `  没有用到回答所依据的话  ${label}`),
  ])
  return [
    ...(understood.length > 0 ? [`主题由模型选定：${understood.join('、')}`] : []),
    ...(name === null
      ? []
      : [`${name}：${why === null ? '采用它的表述' : `不采用，${WHY[why]}，照条文回答`}`]),
    ...segments,
  ]
}

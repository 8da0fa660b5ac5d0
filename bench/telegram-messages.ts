/** What the people of the flood say, and what must be answered. */

/** The product's day during the bench: what is said of November lies behind it. */
export const BENCH_DAY = '2026-11-21'

/** Something said. `answer` is what must stand in the answer; null where it is the same as when asked alone. */
export interface Line {
  text: string
  answer: RegExp | null
  /** Everybody says it a little differently, which has the same answer. */
  varied?: true
}

/** The line as the person of this number says it: with a tail of question marks of their own. */
export function textOf({ text, varied }: Line, person: number): string {
  if (!varied) return text
  return text + Array.from({ length: 10 }, (_, at) => ((person >> at) & 1 ? '？' : '?')).join('')
}

const QUESTIONS = [
  '区长多久带队检查一次？',
  '镇党委书记每年要组织几次培训',
  '区委书记多久调研一次安全生产',
  '发生瞒报会怎么处理？',
  '分管安全的副镇长要做什么',
  '应急局局长的职责有哪些',
  '哪些情形可以从轻问责？',
  '安全生产考核结果有什么用',
  '第二十二条说什么',
  '枣庄和广西有什么不同',
]

const help: Line = { text: '/help', answer: null }

function question(at: number): Line {
  return { text: QUESTIONS[at % QUESTIONS.length] as string, answer: null }
}

/** A report of a day of its own (0 to 14), and its confirmation. */
function report(at: number): Line[] {
  const day = at + 1
  return [
    { text: `11月${day}日带队检查了加油站`, answer: new RegExp(`带队检查 · 2026年11月${day}日.*加油站`) },
    { text: '确认', answer: new RegExp(`已记入台账，第 \\d+ 号.*11月${day}日`) },
  ]
}

/** Ten lines each, said by every person of the flood in this order. */
export const KINDS: Record<string, Line[]> = {
  help: Array.from({ length: 10 }, () => help),
  'question, of ten': Array.from({ length: 10 }, (_, at) => question(at)),
  'question, all different': Array.from({ length: 10 }, (_, at) => ({ ...question(at), varied: true })),
  'report + confirmation': Array.from({ length: 5 }, (_, at) => report(at)).flat(),
  mixed: [
    help,
    question(0),
    ...report(0),
    { ...question(3), varied: true },
    question(5),
    ...report(1),
    { ...question(9), varied: true },
    question(7),
  ],
}

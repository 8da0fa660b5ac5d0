import { type Attack, on, weighty } from '../types.ts'

const MARKUP = [
  'http://example.com/',
  'https://例子.中国/a',
  'www.example.com',
  '[全文](http://example.com)',
  '<b>必须</b>',
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '**必须**',
  '# 标题',
  '`代码`',
  '| 表 | 格 |',
  '@everyone',
  '/清空对话',
  'tg://user?id=1',
  'mailto:a@example.com',
  'javascript:alert(1)',
  '&lt;b&gt;',
  '13800000000',
  '😀',
  '~~不~~',
  '![图](x.png)',
  'data:text/html,x',
]

/** Characters that are not seen, or turn the text round. */
const UNSEEN: [string, string][] = [
  ['zero width space', '\u200b'],
  ['zero width joiner', '\u200d'],
  ['word joiner', '\u2060'],
  ['byte order mark', '\ufeff'],
  ['right to left override', '\u202e'],
  ['left to right isolate', '\u2066'],
  ['soft hyphen', '\u00ad'],
  ['nul', '\u0000'],
  ['escape', '\u001b[31m'],
  ['backspace', '\u0008'],
  ['bell', '\u0007'],
  ['variation selector', '\ufe0f'],
  ['combining stroke', '\u0336'],
  ['hangul filler', '\u3164'],
  ['tag character', '\u{e0041}'],
  ['lone surrogate', '\ud83d'],
  ['private use', '\ue000'],
  ['line separator', '\u2028'],
  ['many lines', '\n\n\n\n\n'],
  ['tab', '\t'],
]

/** Characters that look like, or stand for, others. */
const ALIKE: [string, string][] = [
  ['每', '毎'],
  ['季', '李'],
  ['1', 'l'],
  ['1', '7'],
  ['1', '①'],
  ['次', '決'],
  ['安全', '安仝'],
  ['查', '査'],
  ['产', '產'],
  ['责', '責'],
  ['党', '黨'],
  ['应', '應'],
  ['队', '隊'],
  ['不', '丕'],
  ['予', '矛'],
  ['追', '坠'],
  ['从', '丛'],
  ['己', '已'],
  ['全', '仝'],
  ['工', '⼯'],
  ['生', '⽣'],
]

const CHATTER = [
  '作为人工智能助手，我认为',
  '我是一个AI语言模型',
  '很高兴为您解答',
  '您问得真好',
  '建议您咨询律师',
  '根据我的训练数据',
  '仅供参考，不构成法律意见',
  '我保证以上内容准确',
  '希望对您有帮助',
  '您真是一位好领导',
  '您比其他镇长做得好',
  '在全区排名第一',
  '得分95分',
  '请上传照片和定位',
]

const added = (
  kind: string,
  name: string,
  text: (clause: string) => string,
  more: object = {},
  marker?: string,
): Attack => ({
  kind,
  name,
  lie(material) {
    const found = weighty(material)
    if (!found) return null
    const core = text(found.clause)
    return core === found.clause
      ? null
      : on(found.source, core, found.clause, { ...more, marker: marker ?? core })
  },
})

/** Marks, links, hidden and lookalike characters, and small talk. */
export const characters: Attack[] = [
  ...MARKUP.map((mark) => added('markup', mark, (clause) => `${clause}${mark}`, { raw: true }, mark)),
  ...MARKUP.slice(4, 10).map((mark) =>
    added(
      'markup',
      `${mark} in the middle`,
      (clause) => clause.slice(0, 4) + mark + clause.slice(4),
      { raw: true },
      mark,
    ),
  ),
  ...UNSEEN.flatMap(([name, mark]) => [
    added('hidden character', name, (clause) => clause.slice(0, 3) + mark + clause.slice(3), { raw: true }),
    added('hidden character', `${name}, in a lie`, (clause) =>
      /每季度|应当/.test(clause) ? clause.replace(/每季度|应当/, `每${mark}月`) : clause,
    ),
  ]),
  ...ALIKE.map(([from, to]) =>
    added('lookalike', `${from}→${to}`, (clause) => clause.replace(from, to), { raw: true }),
  ),
  ...CHATTER.flatMap((words) => [
    added('chatter', words, (clause) => `${words}，${clause}`, {}, words),
    added('chatter', `${words}, alone`, () => words, { bare: true }, words),
  ]),
]

const TITLE =
  /(?:常务)?副?(?:区|市|县|镇|乡|局|部|厅|处)长|(?:区|市|县|镇|乡|街道)?(?:党委|党工委|党组)?(?:副)?书记|(?:街道办|应急办|安委办)?(?:专职)?(?:副)?主任|常委|班子成员/u
const TIMES = /(?:上|下|本|这|今|去|明)(?:个)?(?:季度|半年|年|月)|(?:一|二|三|四)季度|(?:上|下)半年/u

/** A follow-up such as 那副区长呢？ put into the question before it, in place of what it stands for. */
export function completeQuestion(inputs: Record<string, string>): unknown {
  const before = lastQuestion(inputs.conversation ?? '')
  const said = (inputs.said ?? '').trim()
  if (before === null) return { question: null }
  const named = said
    .replace(/^(?:那么|那|换成|要是|如果是|还有)/, '')
    .replace(/(?:呢|怎么样)?[？?。！]*$/, '')
  for (const pattern of [TITLE, TIMES]) {
    const now = pattern.exec(named)?.[0]
    const then = pattern.exec(before)?.[0]
    if (now && then) return { question: before.replace(then, named.length <= 8 ? named : now) }
  }
  return { question: null }
}

/** The last line that asks something, without what marks it. */
function lastQuestion(conversation: string): string | null {
  const lines = conversation.split('\n').map((line) => line.trim())
  const asked = lines.filter((line) => /^(?:问|问题|用户|您|Q)[：:]/.test(line))
  const last = asked.at(-1) ?? lines.filter((line) => /[？?]$/.test(line)).at(-1)
  return last?.replace(/^(?:问|问题|用户|您|Q)[：:]\s*/, '') ?? null
}

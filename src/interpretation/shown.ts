import type { TopicChoice } from './types.ts'

/** How a question completed without a model is shown above its answer. */
export function askedAs(question: string): string {
  return `接着上文，您是问：“${question}”`
}

/** How a question completed by a model is shown above its answer. */
export function takenAs(question: string): string {
  return `接着上文，模型理解为：“${question}”；不对请把问题说完整`
}

/** How topics chosen by a model are shown above the refusal whose nearest provisions are theirs. */
export function readAs(choices: readonly TopicChoice[]): string {
  const readings = choices.map(({ words, name }) => `“${words}”理解为“${name}”`).join('，')
  return `模型把${readings}，只供您找相关的条文；要得到回答，请换个说法再问`
}

/**
 * The small language of question-*.yaml: a regular expression in which `~` stands for a short gap and `{name}` for a
 * group of words; ` & ` joins parts that must all occur, `!` before a part means that it must not.
 */

/** How many characters a gap may span. */
const GAP = '.{0,10}?'

export interface ExpressionMatch {
  /** Where the first part stands in the text. */
  start: number
  end: number
}

export interface Expression {
  source: string
  match(text: string): ExpressionMatch | null
}

/** An expression that cannot be read: an unknown group, a broken pattern. `message` is a Chinese sentence. */
export class ExpressionError extends Error {
  override readonly name = 'ExpressionError'
}

/**
 * Compiles one expression.
 * @param words groups that `{name}` may refer to
 * @throws ExpressionError where it cannot be read
 */
export function compileExpression(source: string, words: Readonly<Record<string, string>>): Expression {
  const parts = source.split(' & ').map((part) => ({
    wanted: !part.startsWith('!'),
    pattern: patternOf(part.replace(/^!/, ''), words),
  }))
  const [first, ...others] = parts
  if (first === undefined || !first.wanted) {
    throw new ExpressionError(`表达“${source}”的第一部分不能是“!”。`)
  }
  return {
    source,
    match(text) {
      const found = first.pattern.exec(text)
      if (found === null) return null
      if (others.some(({ wanted, pattern }) => pattern.test(text) !== wanted)) return null
      return { start: found.index, end: found.index + found[0].length }
    },
  }
}

function patternOf(part: string, words: Readonly<Record<string, string>>): RegExp {
  const expanded = part
    .replace(/\{([a-z][a-z-]*)\}/g, (_, name: string) => {
      const group = words[name]
      if (group === undefined) throw new ExpressionError(`表达“${part}”里的词组“{${name}}”没有定义。`)
      return `(?:${group})`
    })
    .replaceAll('~', GAP)
  try {
    return new RegExp(expanded, 'u')
  } catch (cause) {
    throw new ExpressionError(`表达“${part}”写法有误（${(cause as Error).message}）。`, { cause })
  }
}

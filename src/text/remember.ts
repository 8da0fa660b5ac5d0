/** How many results are kept, and of how long texts: what is asked often is short, and long texts would take memory. */
const MOST_KEPT = 500
const LONGEST_TEXT = 200

/**
 * A pure function of a text and a context that remembers its latest results. What it gives is frozen to its depths,
 * remembered or not: several readers hold the same object, and none may change it for the others.
 * @param compute must rest on its arguments alone.
 * @param keyOf tells contexts apart; the same key must mean the same result.
 * @param mostKept least 1; those used last.
 * @param longestText in UTF-16 units; what is longer is not remembered.
 */
export function remembering<Context, Result>(
  compute: (text: string, context: Context) => Result,
  keyOf: (context: Context) => string,
  mostKept: number = MOST_KEPT,
  longestText: number = LONGEST_TEXT,
): (text: string, context: Context) => Result {
  const kept = new Map<string, Result>()
  return (text, context) => {
    if (text.length > longestText) return frozen(compute(text, context))
    const key = `${keyOf(context)}\n${text}`
    const known = kept.get(key)
    if (known !== undefined) kept.delete(key)
    const result = known ?? frozen(compute(text, context))
    // Put in again behind all others: the first of the map is the one used longest ago.
    kept.set(key, result)
    if (kept.size > mostKept) kept.delete(kept.keys().next().value as string)
    return result
  }
}

function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  for (const part of Object.values(value)) frozen(part)
  return Object.freeze(value)
}

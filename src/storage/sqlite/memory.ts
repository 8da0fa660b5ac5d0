/** Beyond so many entries everything is forgotten: one person's rows are read again in no time. */
const MOST_ENTRIES = 5_000

/** Rows that were read or written in a transaction and stand until somebody writes them. */
export interface Memory {
  /** The value of the key, loaded where it is not known. */
  of<T>(key: string, load: () => Promise<T>): Promise<T>
  /** The value of the key as far as it is known; undefined otherwise. */
  peek(key: string): unknown
  /** Notes the value that a write left. */
  know(key: string, value: unknown): void
  forget(key: string): void
  /** Forgets every key that begins so. */
  forgetAll(prefix: string): void
  clear(): void
}

export function createMemory(): Memory {
  const known = new Map<string, unknown>()
  const know = (key: string, value: unknown) => {
    if (known.size >= MOST_ENTRIES) known.clear()
    known.set(key, value)
  }
  return {
    async of<T>(key: string, load: () => Promise<T>) {
      if (known.has(key)) return known.get(key) as T
      const value = await load()
      know(key, value)
      return value
    },
    peek: (key) => known.get(key),
    know,
    forget: (key) => void known.delete(key),
    forgetAll(prefix) {
      for (const key of known.keys()) if (key.startsWith(prefix)) known.delete(key)
    },
    clear: () => known.clear(),
  }
}

import { DocumentError } from './errors.ts'
import type { DocumentLimits, DocumentWarning } from './types.ts'

/** More warnings than anybody reads are told as a number. */
const MOST_WARNINGS = 200

/** Where readers put what they find; it holds the limit of characters while they read. */
export class Sink {
  readonly limits: DocumentLimits
  readonly #warnings: DocumentWarning[] = []
  readonly #told = new Set<string>()
  #characters = 0
  #untold = 0

  constructor(limits: DocumentLimits) {
    this.limits = limits
  }

  /** Counts text that was read. @throws {DocumentError} `too-large` past the limit */
  count(characters: number): void {
    this.#characters += characters
    if (this.#characters > this.limits.characters) {
      throw new DocumentError(
        'too-large',
        `这个文件的文字超过 ${this.limits.characters} 字，一次最多读这么多：请拆成几个文件再导入。`,
      )
    }
  }

  /** Keeps a warning, the same one once. */
  warn(place: string, message: string): void {
    const key = `${place}\n${message}`
    if (this.#told.has(key)) return
    if (this.#warnings.length >= MOST_WARNINGS) {
      this.#untold += 1
      return
    }
    this.#told.add(key)
    this.#warnings.push({ place, message })
  }

  warnings(): DocumentWarning[] {
    if (this.#untold === 0) return this.#warnings
    return [...this.#warnings, { place: '全文', message: `还有 ${this.#untold} 处类似的提醒没有列出。` }]
  }
}

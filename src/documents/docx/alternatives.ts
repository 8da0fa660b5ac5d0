/** `mc:AlternateContent`: what older programs show instead is read only where the newer choice gave no text. */
export class Alternatives {
  /** For every open one: the characters read before its choice, and whether a choice gave any. */
  readonly #open: { before: number; read: boolean }[] = []
  #characters = 0

  count(characters: number): void {
    this.#characters += characters
  }

  open(): void {
    this.#open.push({ before: this.#characters, read: false })
  }

  closeChoice(): void {
    const open = this.#open.at(-1)
    if (open !== undefined && this.#characters > open.before) open.read = true
  }

  close(): void {
    this.#open.pop()
  }

  /** A fallback that begins now says what was read already. */
  get skipsFallback(): boolean {
    return this.#open.at(-1)?.read === true
  }
}

/** Fields (page numbers, tables of contents, links): their instructions are no text, their results are. */
export class Fields {
  /** The open fields, outermost first: whether each is still in its instructions. */
  readonly #open: boolean[] = []

  /** `w:fldChar`'s type: begin, separate, end. */
  mark(type: string | undefined): void {
    if (type === 'begin') this.#open.push(true)
    else if (type === 'separate' && this.#open.length > 0) this.#open[this.#open.length - 1] = false
    else if (type === 'end') this.#open.pop()
  }

  /** Text stands in a field's instructions, and is none. */
  get inInstructions(): boolean {
    return this.#open.includes(true)
  }

  /** Instructions do not go on past a paragraph: a damaged field swallows no more than its own. */
  endParagraph(): void {
    while (this.#open.includes(true)) this.#open.splice(this.#open.indexOf(true), 1)
  }
}

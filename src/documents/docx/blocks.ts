import { append } from '../rows.ts'
import { Block } from './block.ts'

/** The blocks that are open while a body is read: the body itself, cells and text boxes inside, or a note. */
export class Blocks {
  readonly #open: Block[] = [new Block()]
  /** The lines of each `w:footnote` or `w:endnote`, by its id; separators are none. */
  readonly notes = new Map<string, string[]>()
  #note: string | null = null

  get innermost(): Block {
    return this.#open.at(-1) as Block
  }

  open(): void {
    this.#open.push(new Block())
  }

  /** @param id null of a separator */
  openNote(id: string | null): void {
    this.#note = id
    this.open()
  }

  closeCell(): void {
    const cell = this.#pop()
    if (cell !== null) this.innermost.addCell(cell)
  }

  /** The lines of a text box come behind the paragraph that holds it. */
  closeBox(): void {
    const box = this.#pop()
    if (box !== null) append(this.innermost.paragraph?.boxes ?? this.innermost.lines, box)
  }

  closeNote(): void {
    const lines = this.#pop()
    if (lines !== null && this.#note !== null) this.notes.set(this.#note, lines)
    this.#note = null
  }

  /** The lines of what stood in no note. */
  finish(): string[] {
    while (this.#open.length > 1) this.closeBox()
    return this.innermost.finish()
  }

  /** The lines of the innermost block, closed; null for the outermost, which stays. */
  #pop(): string[] | null {
    return this.#open.length < 2 ? null : (this.#open.pop() as Block).finish()
  }
}

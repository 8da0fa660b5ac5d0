import type { Sink } from '../sink.ts'

/** What is told of a document's parts that are no plain text, by a word for the kind. */
const SENTENCES = {
  picture: '这里有图片，图片里的字没有读：如果是条文或表格，请打成文字。',
  object: '这里嵌有别的文件或图形，里面的字没有读。',
  formula: '这里有公式，读成了一行字，请对照原文。',
  inserted: '这里有没接受的修订，插入的字按已接受读。',
  hidden: '这里有隐藏文字，打印不出来，没有读。',
  sign: '这里有符号字体里的符号，读成了“□”，请对照原文。',
  note: '这里有注，注文读在全文末尾。',
  chunk: '这里嵌入了另一个文件（altChunk），没有读：请用 Word 打开并另存为 .docx 再导入。',
  phonetic: '这里有注音，只读了正文的字。',
} as const

export type Remark = keyof typeof SENTENCES

/** Counts printed paragraphs, and tells what is found by the one it is found in. */
export class Remarks {
  readonly #sink: Sink
  readonly #part: string
  #paragraphs = 0

  /** @param part 正文, or what else is being read */
  constructor(sink: Sink, part: string) {
    this.#sink = sink
    this.#part = part
  }

  nextParagraph(): void {
    this.#paragraphs += 1
  }

  get place(): string {
    return `${this.#part}第${this.#paragraphs + 1}段`
  }

  tell(remark: Remark): void {
    this.#sink.warn(this.place, SENTENCES[remark])
  }

  /** Text that was deleted or moved away under tracked changes. */
  tellDeleted(text: string): void {
    if (text.trim() === '') return
    this.#sink.warn(this.place, `这里有没接受的修订，删除的“${shortened(text)}”没有读。`)
  }

  count(characters: number): void {
    this.#sink.count(characters)
  }
}

/** The beginning of a text for a sentence. */
export function shortened(text: string): string {
  const flat = text.replace(/\s+/g, ' ').trim()
  return flat.length <= 20 ? flat : `${flat.slice(0, 20)}……`
}

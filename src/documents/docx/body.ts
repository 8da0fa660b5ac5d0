import { append } from '../rows.ts'
import { Block } from './block.ts'
import { Fields } from './fields.ts'
import type { Numbering } from './numbering.ts'
import { isOn } from './numbering-part.ts'
import type { Remark, Remarks } from './remarks.ts'
import type { Styles } from './styles.ts'
import type { Attributes, XmlHandlers } from './xml.ts'

/** Elements whose content is no text of the document. */
const LEFT_OUT = new Set([
  'w:instrText',
  'w:delInstrText',
  'w:sdtPr',
  'w:pPrChange',
  'w:rPrChange',
  'w:sectPrChange',
  'w:tblPrChange',
  'w:trPrChange',
  'w:tcPrChange',
  'w:tblGridChange',
  'w:ffData',
  'w:fldData',
  'w:rt',
])
const DELETED = new Set(['w:del', 'w:moveFrom'])
const TOLD: Record<string, Remark> = {
  'a:blip': 'picture',
  'v:imagedata': 'picture',
  'w:object': 'object',
  'm:oMath': 'formula',
  'w:altChunk': 'chunk',
  'w:ruby': 'phonetic',
}
const OBJECTS = /\/(chart|diagram)$/

/** A note that the text points at, in the order of the text. */
export interface NoteReference {
  kind: 'footnote' | 'endnote'
  id: string
}

/** Walks the XML of a body (or of notes, a header …) and keeps its lines; feed it to `walkXml`. */
export class BodyReader implements XmlHandlers {
  readonly #numbering: Numbering
  readonly #styles: Styles
  readonly #remarks: Remarks
  readonly #blocks: Block[] = [new Block()]
  readonly #fields = new Fields()
  readonly references: NoteReference[] = []
  /** The lines of each `w:footnote` or `w:endnote`, by its id; separators are none. */
  readonly notes = new Map<string, string[]>()
  #note: string | null = null
  /** How deep inside an element that is left out. */
  #leftOut = 0
  #deleted = 0
  #deletedText = ''
  #inText = false
  #inParagraphProperties = false
  #inRun = false
  #hidden = false
  /** For every open alternative: the characters read before its choice, and whether a choice gave any. */
  readonly #alternatives: { before: number; read: boolean }[] = []
  #characters = 0

  constructor(numbering: Numbering, styles: Styles, remarks: Remarks) {
    this.#numbering = numbering
    this.#styles = styles
    this.#remarks = remarks
  }

  get #block(): Block {
    return this.#blocks.at(-1) as Block
  }

  /** The lines of what stood in no note. */
  finish(): string[] {
    while (this.#blocks.length > 1) this.#closeBox()
    return this.#block.finish()
  }

  open(name: string, attributes: Attributes): void {
    if (this.#leftOut > 0 || LEFT_OUT.has(name)) this.#leftOut += 1
    else if (name === 'mc:Fallback' && this.#alternatives.at(-1)?.read === true) this.#leftOut += 1
    else if (DELETED.has(name) && !this.#inParagraphProperties) this.#deleted += 1
    else this.#structure(name, attributes)
  }

  close(name: string): void {
    if (this.#leftOut > 0) {
      this.#leftOut -= 1
      return
    }
    if (DELETED.has(name) && this.#deleted > 0) {
      this.#deleted -= 1
      if (this.#deleted === 0) {
        this.#remarks.tellDeleted(this.#deletedText)
        this.#deletedText = ''
      }
    } else if (name === 'w:p') this.#closeParagraph()
    else if (name === 'w:pPr') this.#inParagraphProperties = false
    else if (name === 'w:t' || name === 'm:t' || name === 'w:delText') this.#inText = false
    else if (name === 'w:r') this.#inRun = false
    else if (name === 'w:tc') this.#closeCell()
    else if (name === 'w:tr') this.#block.closeRow()
    else if (name === 'w:tbl') this.#block.closeTable()
    else if (name === 'w:txbxContent') this.#closeBox()
    else if (name === 'w:footnote' || name === 'w:endnote') this.#closeNote()
    else if (name === 'mc:Choice') this.#closeChoice()
    else if (name === 'mc:AlternateContent') this.#alternatives.pop()
  }

  text(text: string): void {
    if (this.#inText && this.#leftOut === 0)
      this.#add(text.replace(/[\r\n\t]+/g, ' ').replaceAll('\u00ad', ''))
  }

  #structure(name: string, attributes: Attributes): void {
    const value = attributes['w:val']
    const told = TOLD[name]
    if (told !== undefined) this.#remarks.tell(told)
    if (name === 'w:p') this.#block.openParagraph()
    else if (name === 'w:pPr') this.#inParagraphProperties = true
    else if (this.#inParagraphProperties) this.#paragraphProperty(name, value)
    else if (name === 'w:r') {
      this.#inRun = true
      this.#hidden = false
    } else if (name === 'w:vanish' && this.#inRun) this.#hidden = isOn(value)
    else if (name === 'w:rStyle' && this.#inRun) this.#hidden ||= this.#styles.isHidden(value ?? null)
    else if (name === 'w:t' || name === 'm:t' || name === 'w:delText') this.#inText = true
    else if (name === 'w:tab' || name === 'w:ptab') this.#add('\t')
    else if (name === 'w:br' || name === 'w:cr') this.#add('\n')
    else if (name === 'w:noBreakHyphen') this.#add('-')
    else if (name === 'w:sym') this.#sign(attributes['w:char'])
    else if (name === 'w:fldChar') this.#fields.mark(attributes['w:fldCharType'])
    else if (name === 'w:footnoteReference') this.#refer('footnote', attributes['w:id'])
    else if (name === 'w:endnoteReference') this.#refer('endnote', attributes['w:id'])
    else if (name === 'w:ins' || name === 'w:moveTo') this.#remarks.tell('inserted')
    else if (name === 'w:tbl') this.#block.openTable()
    else if (name === 'w:tc' || name === 'w:txbxContent') this.#blocks.push(new Block())
    else if (name === 'w:footnote' || name === 'w:endnote') this.#openNote(attributes)
    else if (name === 'mc:AlternateContent')
      this.#alternatives.push({ before: this.#characters, read: false })
    else if (name === 'a:graphicData' && OBJECTS.test(attributes.uri ?? '')) this.#remarks.tell('object')
  }

  #paragraphProperty(name: string, value: string | undefined): void {
    const paragraph = this.#block.paragraph
    if (paragraph === null) return
    if (name === 'w:pStyle') paragraph.style = value ?? null
    else if (name === 'w:numId') paragraph.list = value ?? null
    else if (name === 'w:ilvl') paragraph.level = Number.parseInt(value ?? '', 10) || 0
    else if (DELETED.has(name)) paragraph.merged = true
  }

  #add(text: string): void {
    if (this.#deleted > 0) {
      if (this.#deletedText.length < 100) this.#deletedText += text
      return
    }
    if (this.#fields.inInstructions) return
    const paragraph = this.#block.paragraph
    if (this.#hidden || this.#styles.isHidden(paragraph?.style ?? null)) {
      if (text.trim() !== '') this.#remarks.tell('hidden')
      return
    }
    this.#characters += text.length
    this.#remarks.count(text.length)
    ;(paragraph ?? this.#block.openParagraph()).text += text
  }

  #sign(code: string | undefined): void {
    const point = Number.parseInt(code ?? '', 16)
    const plain =
      Number.isInteger(point) && point >= 0x20 && (point < 0xe000 || point > 0xf8ff) && point <= 0xffff
    if (!plain) this.#remarks.tell('sign')
    this.#add(plain ? String.fromCharCode(point) : '□')
  }

  #refer(kind: NoteReference['kind'], id: string | undefined): void {
    if (this.#deleted > 0 || id === undefined) return
    this.references.push({ kind, id })
    this.#remarks.tell('note')
  }

  #closeParagraph(): void {
    this.#fields.endParagraph()
    const block = this.#block
    const paragraph = block.paragraph
    block.paragraph = null
    if (paragraph === null) return
    const text = block.carried + paragraph.text
    if (paragraph.merged) {
      block.carried = text
      append(block.lines, paragraph.boxes)
      return
    }
    block.carried = ''
    const number = this.#numbering.next(paragraph, paragraph.style)
    this.#remarks.count(number.length)
    if (text.trim() !== '' || number !== '') {
      append(
        block.lines,
        (number + text).split('\n').filter((line) => line.trim() !== ''),
      )
      this.#remarks.nextParagraph()
    }
    append(block.lines, paragraph.boxes)
  }

  #closeCell(): void {
    if (this.#blocks.length < 2) return
    const cell = this.#blocks.pop() as Block
    this.#block.addCell(cell.finish())
  }

  #closeBox(): void {
    if (this.#blocks.length < 2) return
    const box = this.#blocks.pop() as Block
    const around = this.#block.paragraph
    if (around === null) append(this.#block.lines, box.finish())
    else append(around.boxes, box.finish())
  }

  #openNote(attributes: Attributes): void {
    const type = attributes['w:type'] ?? 'normal'
    this.#note = type === 'normal' ? (attributes['w:id'] ?? null) : null
    this.#blocks.push(new Block())
  }

  #closeNote(): void {
    if (this.#blocks.length < 2) return
    const lines = (this.#blocks.pop() as Block).finish()
    if (this.#note !== null) this.notes.set(this.#note, lines)
    this.#note = null
  }

  #closeChoice(): void {
    const open = this.#alternatives.at(-1)
    if (open !== undefined && this.#characters > open.before) open.read = true
  }
}

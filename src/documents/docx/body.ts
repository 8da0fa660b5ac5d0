import { Alternatives } from './alternatives.ts'
import type { Block } from './block.ts'
import { Blocks } from './blocks.ts'
import { DELETED, LEFT_OUT, OBJECTS, signOf, TOLD } from './elements.ts'
import { Fields } from './fields.ts'
import type { Numbering } from './numbering.ts'
import { isOn } from './numbering-part.ts'
import type { Remarks } from './remarks.ts'
import type { Styles } from './styles.ts'
import type { Attributes, XmlHandlers } from './xml.ts'

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
  readonly #blocks = new Blocks()
  readonly #fields = new Fields()
  readonly references: NoteReference[] = []
  /** How deep inside an element that is left out. */
  #leftOut = 0
  #deleted = 0
  #deletedText = ''
  #inText = false
  #inParagraphProperties = false
  #inRun = false
  #hidden = false
  readonly #alternatives = new Alternatives()
  /** The lines of files that are put in, by relation. */
  readonly #chunks: ReadonlyMap<string, readonly string[]>
  /** A file that is put in could not be read. */
  lacksChunk = false

  constructor(
    numbering: Numbering,
    styles: Styles,
    remarks: Remarks,
    chunks: ReadonlyMap<string, readonly string[]> = new Map(),
  ) {
    this.#numbering = numbering
    this.#styles = styles
    this.#remarks = remarks
    this.#chunks = chunks
  }

  get #block(): Block {
    return this.#blocks.innermost
  }

  /** The lines of each `w:footnote` or `w:endnote`, by its id. */
  get notes(): ReadonlyMap<string, string[]> {
    return this.#blocks.notes
  }

  /** The lines of what stood in no note. */
  finish(): string[] {
    return this.#blocks.finish()
  }

  open(name: string, attributes: Attributes): void {
    if (this.#leftOut > 0 || LEFT_OUT.has(name)) this.#leftOut += 1
    else if (name === 'mc:Fallback' && this.#alternatives.skipsFallback) this.#leftOut += 1
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
    else if (name === 'w:tc') this.#blocks.closeCell()
    else if (name === 'w:tr') this.#block.closeRow()
    else if (name === 'w:tbl') this.#block.closeTable()
    else if (name === 'w:txbxContent') this.#blocks.closeBox()
    else if (name === 'w:footnote' || name === 'w:endnote') this.#blocks.closeNote()
    else if (name === 'mc:Choice') this.#alternatives.closeChoice()
    else if (name === 'mc:AlternateContent') this.#alternatives.close()
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
    else if (name === 'w:tc' || name === 'w:txbxContent') this.#blocks.open()
    else if (name === 'w:footnote' || name === 'w:endnote') {
      const normal = (attributes['w:type'] ?? 'normal') === 'normal'
      this.#blocks.openNote(normal ? (attributes['w:id'] ?? null) : null)
    } else if (name === 'mc:AlternateContent') this.#alternatives.open()
    else if (name === 'w:altChunk') this.#addChunk(attributes['r:id'])
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
    this.#alternatives.count(text.length)
    this.#remarks.count(text.length)
    ;(paragraph ?? this.#block.openParagraph()).text += text
  }

  #sign(code: string | undefined): void {
    const sign = signOf(code)
    if (sign === null) this.#remarks.tell('sign')
    this.#add(sign ?? '□')
  }

  #addChunk(id: string | undefined): void {
    const lines = this.#chunks.get(id ?? '')
    if (lines === undefined) {
      this.lacksChunk = true
      this.#remarks.tell('chunk')
    }
    for (const line of lines ?? []) {
      this.#block.lines.push(line)
      this.#remarks.nextParagraph()
    }
  }

  #refer(kind: NoteReference['kind'], id: string | undefined): void {
    if (this.#deleted > 0 || id === undefined) return
    this.references.push({ kind, id })
    this.#remarks.tell('note')
  }

  #closeParagraph(): void {
    this.#fields.endParagraph()
    const printed = this.#block.closeParagraph((paragraph) => {
      const number = this.#numbering.next(paragraph, paragraph.style)
      this.#remarks.count(number.length)
      return number
    })
    if (printed) this.#remarks.nextParagraph()
  }
}

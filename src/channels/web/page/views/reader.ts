import { html, nothing, type TemplateResult } from 'lit-html'
import { classMap } from 'lit-html/directives/class-map.js'
import type { Actions } from '../actions.ts'
import { articleOf, markParts, type Segment } from '../highlight.ts'
import { scroll } from '../scroll.ts'
import type { State } from '../state.ts'
import type { ReaderArticle, ReaderView } from '../wire.ts'
import { icon } from './icons.ts'

/** Beyond as many regulations they are chosen from a list. */
const MOST_BUTTONS = 2

/** The regulation as issued, by chapter and article; what was cited is set off. */
export function readerView(state: State, actions: Actions): TemplateResult {
  const { reader, regulations } = state
  if (!reader) return html`<div class="side-scroll"><p class="muted">正在读取…</p></div>`
  return html`<div class="reader">
    <div class="reader-bar">
      ${regulations.length <= MOST_BUTTONS ? regulationButtons(reader, regulations, actions) : regulationSelect(reader, regulations, actions)}
      ${chapterSelect(reader)}
      ${
        state.session?.canImport
          ? html`<button type="button" class="button" @click=${() => actions.openLibrary()}>
              ${icon('add')}导入、核对
            </button>`
          : nothing
      }
    </div>
    <div class="side-scroll reader-text" tabindex="0" role="region" aria-label=${reader.fullName}>
      ${titleView(reader)}
      ${reader.chapters.map(
        (chapter, index) => html`<section>
          <h3
            class=${classMap({ 'chapter-heading': true, cited: chapter.ref !== null && chapter.ref === state.target?.ref })}
            data-chapter=${index}
            tabindex="-1"
          >${chapter.heading}</h3>
          ${chapter.articles.map((article) => articleView(article, reader, state))}
        </section>`,
      )}
      ${slipsView(reader)}
    </div>
  </div>`
}

function regulationButtons(reader: ReaderView, regulations: State['regulations'], actions: Actions) {
  return html`<div class="segments" role="group" aria-label="选择法规">
    ${regulations.map(
      ({ id, shortName, fullName }) => html`<button
        type="button"
        title=${fullName}
        aria-pressed=${id === reader.id}
        @click=${() => actions.openRegulation(id)}
      >${shortName}</button>`,
    )}
  </div>`
}

function regulationSelect(reader: ReaderView, regulations: State['regulations'], actions: Actions) {
  const onChange = (event: Event) => actions.openRegulation((event.target as HTMLSelectElement).value)
  return html`<select class="chapters" aria-label="选择法规" @change=${onChange}>
    ${regulations.map(
      ({ id, shortName }) => html`<option value=${id} ?selected=${id === reader.id}>${shortName}</option>`,
    )}
  </select>`
}

/** Jumps to a chapter; it shows no chapter of its own, since the reader may scroll anywhere. */
function chapterSelect(reader: ReaderView) {
  const onChange = (event: Event) => {
    const select = event.target as HTMLSelectElement
    scroll.toChapter(Number(select.value))
    select.value = ''
  }
  return html`<select class="chapters" aria-label="跳到某一章" @change=${onChange}>
    <option value="" selected>目录：跳到…</option>
    ${reader.chapters.map((chapter, index) => {
      const range = [chapter.articles.at(0)?.number, chapter.articles.at(-1)?.number]
      const articles = range[0] === undefined ? '' : range[0] === range[1] ? range[0] : range.join('—')
      return html`<option value=${index}>${chapter.heading}${articles ? `（${articles}）` : ''}</option>`
    })}
  </select>`
}

function titleView(reader: ReaderView) {
  return html`<header class="reader-title">
    <h2>${reader.fullName}</h2>
    <p class="muted">
      ${reader.documentNumber ? html`${reader.documentNumber}　` : nothing}${reader.issued} 印发　${reader.inForce} 起施行
    </p>
  </header>`
}

function articleView(article: ReaderArticle, reader: ReaderView, { target }: State) {
  const cited = target !== null && articleOf(reader, target.ref) === article
  const parts = cited
    ? markParts(article, target.ref, target.quote)
    : article.parts.map((part) => [{ text: part.text, marked: false }])
  return html`<article class=${classMap({ article: true, cited })} data-ref=${article.ref} tabindex="-1">
    <h4>${article.number}${cited ? html`<span class="cited-here">引用于此</span>` : nothing}</h4>
    ${article.parts.map(
      (part, index) => html`<p class="part ${part.kind}">${parts[index]?.map(segmentView)}</p>`,
    )}
  </article>`
}

function segmentView({ text, marked }: Segment) {
  return marked ? html`<mark>${text}</mark>` : text
}

function slipsView(reader: ReaderView) {
  if (reader.slips.length === 0) return nothing
  return html`<aside class="slips">
    <h3>原文勘误说明</h3>
    <ul>
      ${reader.slips.map((slip) => html`<li>原文“${slip.source}”，此处作“${slip.reading}”：${slip.note}</li>`)}
    </ul>
  </aside>`
}

import { html, nothing, type TemplateResult } from 'lit-html'
import type { Actions } from '../actions.ts'
import type { State } from '../state.ts'
import { boardView, countOf } from './board.ts'
import { checklistView } from './checklist.ts'
import { icon } from './icons.ts'
import { libraryView } from './imports/library.ts'
import { readerView } from './reader.ts'

/** From this width the side stands beside the conversation; below, it lies over it. As in styles/layout.css. */
const wide = matchMedia('(min-width: 960px)')

/** The board and the reader, one at a time. */
export function sideView(state: State, actions: Actions): TemplateResult {
  return html`<dialog class="side" aria-label="清单与法规" @close=${() => actions.closeSide()}>
    <div class="side-bar">
      <div class="tabs" role="group" aria-label="右侧内容">${tab('board', state, actions)}${tab('checklist', state, actions)}${tab('reader', state, actions)}</div>
      <button type="button" class="icon-button side-close" aria-label="关闭，回到对话" @click=${() => actions.closeSide()}>
        ${icon('close')}
      </button>
    </div>
    <div class="side-panel">
      ${panelView(state, actions)}
    </div>
  </dialog>`
}

function panelView(state: State, actions: Actions): TemplateResult {
  if (state.side === 'board') return boardView(state, actions)
  if (state.side === 'checklist') return checklistView(state, actions)
  return state.library ? libraryView(state, actions) : readerView(state, actions)
}

/** What the side shows, by name: for its own tabs, and for the buttons of the header. */
export const SIDES = {
  board: { name: '本季度', icon: 'list' },
  checklist: { name: '逐项清单', icon: 'items' },
  reader: { name: '法规原文', icon: 'book' },
} as const

function tab(side: State['side'], state: State, actions: Actions) {
  return html`<button
    type="button"
    aria-pressed=${state.side === side}
    @click=${() => actions.showSide(side)}
  >${icon(SIDES[side].icon)}${SIDES[side].name}${side === 'board' ? openCount(state) : nothing}</button>`
}

/** How many duties are still open, as a small number with its meaning in words. */
export function openCount({ board }: State) {
  const count = countOf(board, 'open')
  return count === 0
    ? nothing
    : html`<span class="count">${count}<span class="visually-hidden"> 项未完成</span></span>`
}

/**
 * Brings the dialog's openness in line with the state: always open and beside the conversation where there is room,
 * else modal over it. Not by `show()`, which would take the focus away from the composer.
 */
export function syncSide(state: State): void {
  const dialog = document.querySelector<HTMLDialogElement>('dialog.side')
  if (!dialog) return
  const modal = dialog.matches(':modal')
  if (wide.matches) {
    if (modal) dialog.close()
    dialog.setAttribute('open', '')
  } else if (state.sideOpen && !modal) {
    // It would come to lie over a review that is open.
    if (state.review) return
    dialog.removeAttribute('open')
    dialog.showModal()
  } else if (!state.sideOpen && dialog.open) {
    if (modal) dialog.close()
    else dialog.removeAttribute('open')
  }
}

/** Runs `change` whenever the side moves between beside and over. */
export function onWidthChange(change: () => void): void {
  wide.addEventListener('change', change)
}

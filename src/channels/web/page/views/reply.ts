import { html, nothing, type TemplateResult } from 'lit-html'
import type { Actions } from '../actions.ts'
import { isSending, type State } from '../state.ts'
import type { Block, Button, Reply } from '../wire.ts'
import { attachmentView } from './attachment.ts'
import { quoteView } from './citation.ts'
import { dutyView } from './duty.ts'

/** A reply: its blocks, files and buttons. `latest` is false for what later messages have moved up. */
export function replyView(reply: Reply, latest: boolean, state: State, actions: Actions): TemplateResult {
  return html`<div class="reply">
    ${reply.blocks.map((block) => blockView(block, actions))} ${reply.attachments.map((each) => attachmentView(each, state.making, actions))}
    ${reply.buttons.length > 0 ? buttonsView(reply.buttons, latest, isSending(state), actions) : nothing}
  </div>`
}

function blockView(block: Block, actions: Actions): TemplateResult {
  switch (block.type) {
    case 'lead':
      return html`<p class="lead">${block.text}</p>`
    case 'heading':
      return html`<h3>${block.text}</h3>`
    case 'text':
      return html`<p>${block.text}</p>`
    case 'note':
      return html`<p class="note">${block.text}</p>`
    case 'list':
      return html`<ul>${block.items.map((item) => html`<li>${item}</li>`)}</ul>`
    case 'quote':
      return quoteView(block.citation, actions)
    case 'duty':
      return dutyView(block.duty, actions)
  }
}

/** Buttons of earlier replies stay within reach, but stand back. */
export function buttonsView(
  rows: Button[][],
  latest: boolean,
  busy: boolean,
  actions: Actions,
): TemplateResult {
  return html`<div class=${latest ? 'buttons' : 'buttons earlier'} role="group" aria-label="可选的回应">
    ${rows.map(
      (row) => html`<div class="button-row">
        ${row.map(
          (
            button,
          ) => html`<button type="button" class=${latest && button.primary ? 'button primary' : 'button'} ?disabled=${busy} @click=${() => actions.tap(button)}>
            ${button.label}
          </button>`,
        )}
      </div>`,
    )}
  </div>`
}

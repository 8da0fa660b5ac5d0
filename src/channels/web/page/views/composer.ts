import { html, type TemplateResult } from 'lit-html'
import { live } from 'lit-html/directives/live.js'
import type { Actions } from '../actions.ts'
import { canSend, type State } from '../state.ts'
import { attachButton, attachedView } from './attached.ts'
import { icon } from './icons.ts'

/** What WebKit reports for the Enter that ends an input method's composition, after `isComposing` is false again. */
const COMPOSING_KEY_CODE = 229

/** Where the person writes: Enter sends, Shift+Enter breaks the line, an input method's own Enter does neither. */
export function composerView(state: State, actions: Actions): TemplateResult {
  const onKeydown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey) return
    if (event.isComposing || event.keyCode === COMPOSING_KEY_CODE) return
    event.preventDefault()
    void actions.sendDraft()
  }
  const onSubmit = (event: Event) => {
    event.preventDefault()
    void actions.sendDraft()
  }
  const onInput = (event: Event) => actions.setDraft((event.target as HTMLTextAreaElement).value)
  return html`<form class=${state.dragging ? 'composer dragging' : 'composer'} @submit=${onSubmit}>
    ${attachedView(state, actions)}
    <div class="composer-inner">
      ${attachButton(state, actions)}
      <label class="visually-hidden" for="message">提问，或写下做了什么</label>
      <textarea
        id="message"
        rows="1"
        placeholder="提问，或写下做了什么"
        enterkeyhint="send"
        autocomplete="off"
        .value=${live(state.draft)}
        @input=${onInput}
        @keydown=${onKeydown}
      ></textarea>
      <button class="button primary send" ?disabled=${!canSend(state)}>
        ${icon('send')}<span>发送</span>
      </button>
    </div>
    <p class="composer-hint">
      ${state.dragging ? '松开就添加为附件' : 'Enter 发送，Shift+Enter 换行。记录须经您确认才会入账。'}
    </p>
  </form>`
}

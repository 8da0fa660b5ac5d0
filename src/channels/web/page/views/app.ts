import { html, nothing, type TemplateResult } from 'lit-html'
import type { Actions } from '../actions.ts'
import { type State, shownNow } from '../state.ts'
import { dayText, timeText } from '../time.ts'
import { composerView } from './composer.ts'
import { icon } from './icons.ts'
import { reviewView } from './imports/review.ts'
import { logView } from './log.ts'
import { openCount, SIDES, sideView } from './side.ts'

/** The whole page. */
export function appView(state: State, actions: Actions): TemplateResult {
  return html`<div class="frame">
    ${headerView(state, actions)} ${rehearsalView(state)}
    <main class="chat">
      ${problemView(state, actions)} ${logView(state, actions)} ${composerView(state, actions)}
      <p class="visually-hidden" role="status">${state.announcement}</p>
    </main>
    ${sideView(state, actions)} ${reviewView(state, actions)}
  </div>`
}

function headerView(state: State, actions: Actions) {
  return html`<header class="top">
    <span class="seal" aria-hidden="true">照</span>
    <h1>照单<span class="aside">安全生产履职助手</span></h1>
    <nav aria-label="清单与法规">
      ${(['board', 'reader'] as const).map(
        (side) => html`<button type="button" class="nav-button" @click=${() => actions.showSide(side)}>
          ${icon(SIDES[side].icon)}<span>${side === 'board' ? '清单' : '法规'}</span>${side === 'board' ? openCount(state) : nothing}
        </button>`,
      )}
    </nav>
    ${
      state.session?.canLogOut
        ? html`<button type="button" class="text-button" @click=${() => actions.logOut()}>退出</button>`
        : nothing
    }
  </header>`
}

function rehearsalView(state: State) {
  if (!state.session?.rehearsal) return nothing
  const now = shownNow(state)
  return html`<p class="rehearsal" role="status">演练时间 ${dayText(now)} ${timeText(now)}<span class="aside">，不是真实时间</span></p>`
}

function problemView(state: State, actions: Actions) {
  if (!state.problem) return nothing
  return html`<div class="problem" role="alert">
    <p>${state.problem}</p>
    <button type="button" class="button" @click=${() => actions.reload()}>重试</button>
  </div>`
}

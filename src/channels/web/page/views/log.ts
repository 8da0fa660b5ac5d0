import { html, nothing, type TemplateResult } from 'lit-html'
import { ifDefined } from 'lit-html/directives/if-defined.js'
import { repeat } from 'lit-html/directives/repeat.js'
import type { Actions } from '../actions.ts'
import { isSending, type Line, type State } from '../state.ts'
import { dayText, timeText } from '../time.ts'
import { sentView } from './attached.ts'
import { dots, phrasingView } from './phrasing.ts'
import { replyView } from './reply.ts'

/** Distance from the top, in pixels, at which earlier lines are fetched. */
const NEAR_TOP = 60

/** The conversation, oldest line first. */
export function logView(state: State, actions: Actions): TemplateResult {
  const busy = isSending(state)
  const latest = state.lines.findLast((line) => line.from === 'assistant')?.key
  const onScroll = (event: Event) => {
    if ((event.target as HTMLElement).scrollTop < NEAR_TOP && state.hasOlder) void actions.loadOlder()
  }
  return html`<div
    class="log"
    role="log"
    aria-label="对话"
    aria-live=${state.loadingOlder ? 'off' : 'polite'}
    aria-busy=${busy}
    tabindex="0"
    @scroll=${onScroll}
  >
    <div class="log-inner">
      ${state.hasOlder ? olderButton(state, actions) : nothing}
      ${state.welcome && state.lines.length === 0 ? entry('assistant', '', replyView(state.welcome, true, state, actions)) : nothing}
      ${repeat(
        state.lines,
        (line) => line.key,
        (line, index) =>
          html`${daySeparator(line, state.lines[index - 1])}${lineView(line, line.key === latest, state, actions)}`,
      )}
      ${busy ? html`<p class="thinking" role="status">${dots()}正在处理…</p>` : nothing}
    </div>
  </div>`
}

function olderButton(state: State, actions: Actions) {
  return html`<button type="button" class="button older" ?disabled=${state.loadingOlder} @click=${() => actions.loadOlder()}>
    ${state.loadingOlder ? '正在读取…' : '查看更早的对话'}
  </button>`
}

function daySeparator(line: Line, before: Line | undefined) {
  const text = dayText(line.at)
  return before && dayText(before.at) === text ? nothing : html`<p class="day"><span>${text}</span></p>`
}

function lineView(line: Line, latest: boolean, state: State, actions: Actions): TemplateResult {
  if (!line.reply) {
    const said = html`${line.text ? html`<p class="said">${line.text}</p>` : nothing}
    ${line.files ? sentView(line.files) : nothing}${failure(line, isSending(state), actions)}`
    return entry('person', line.at, said, line)
  }
  const shown = line.phrasing?.soFar ?? line.reply
  const content = html`${replyView(shown, latest, state, actions)}${phrasingView(line, actions)}`
  return entry('assistant', line.at, content, line)
}

function entry(from: Line['from'], at: string, content: TemplateResult, line?: Line): TemplateResult {
  const growing = line?.phrasing?.soFar ? ' growing' : ''
  return html`<article
    class="entry ${from}${growing}"
    data-key=${line?.key ?? ''}
    aria-live=${ifDefined(line?.quiet ? 'off' : undefined)}
    aria-busy=${ifDefined(line?.phrasing ? 'true' : undefined)}
  >
    <p class="byline"><span>${from === 'person' ? '我' : '照单'}</span>${at ? html`<time datetime=${at}>${timeText(at)}</time>` : nothing}</p>
    ${content}
  </article>`
}

function failure(line: Line, busy: boolean, actions: Actions) {
  if (line.outgoing?.state !== 'failed') return nothing
  const typed = line.outgoing.message.tap === undefined
  return html`<div class="failure" role="alert">
    <p>没有发送成功：${line.outgoing.error}</p>
    <div class="button-row">
      <button type="button" class="button" ?disabled=${busy} @click=${() => actions.retry(line)}>重试</button>
      ${typed ? html`<button type="button" class="button" @click=${() => actions.takeBack(line)}>改一改再发</button>` : nothing}
    </div>
  </div>`
}

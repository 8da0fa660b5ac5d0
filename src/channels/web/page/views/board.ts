import { html, nothing, type TemplateResult } from 'lit-html'
import { repeat } from 'lit-html/directives/repeat.js'
import type { Actions } from '../actions.ts'
import type { State } from '../state.ts'
import { civilText } from '../time.ts'
import type { Board, DutyCard } from '../wire.ts'
import { dutyView } from './duty.ts'

const COUNTED: [DutyCard['state'], string][] = [
  ['missed', '逾期未见记录'],
  ['open', '未完成'],
  ['met', '已完成'],
]

/** My duties this quarter. */
export function boardView({ board }: State, actions: Actions): TemplateResult {
  if (!board) return html`<div class="side-scroll"><p class="muted">正在读取…</p></div>`
  return html`<div class="side-scroll board" tabindex="0" role="region" aria-label="本季度清单">
    <header class="board-head">
      <h2>${board.period.name}</h2>
      <p class="muted">${civilText(board.period.start)}—${civilText(board.period.end)}，今天是 ${civilText(board.on)}</p>
      ${board.posts.map((post) => html`<p class="post">${post.label}<span class="muted">${tenure(post)}</span></p>`)}
      ${tally(board)}
    </header>
    ${board.message ? html`<p class="board-message">${board.message}</p>` : nothing}
    ${board.groups.map(
      (group) => html`<section class="board-group">
        <h3>${group.heading}</h3>
        ${repeat(
          group.duties,
          (duty) => `${duty.obligation} ${duty.start}`,
          (duty) => dutyView(duty, actions),
        )}
      </section>`,
    )}
  </div>`
}

function tenure(post: Board['posts'][number]): string {
  return post.to ? `${post.from} 至 ${post.to}` : `${post.from} 起`
}

function tally(board: Board) {
  const counts = COUNTED.map(([state, words]) => [words, countOf(board, state), state] as const).filter(
    ([, count]) => count > 0,
  )
  if (counts.length === 0) return nothing
  return html`<ul class="tally">
    ${counts.map(([words, count, state]) => html`<li class="tally-${state}"><b>${count}</b> 项${words}</li>`)}
  </ul>`
}

/** How many duties of the board are in this state. */
export function countOf(board: Board | null, state: DutyCard['state']): number {
  return board?.groups.flatMap((group) => group.duties).filter((duty) => duty.state === state).length ?? 0
}

import { html, nothing, type TemplateResult } from 'lit-html'
import { repeat } from 'lit-html/directives/repeat.js'
import type { Actions } from '../actions.ts'
import { thumbnailAddress } from '../files/addresses.ts'
import { type Attaching, isPicture, type SentFile, sizeText } from '../files/state.ts'
import type { State } from '../state.ts'
import { icon } from './icons.ts'

/** Endings and kinds that the chooser offers; what a file is, the server tells by its content. */
const ACCEPT = 'image/*,.heic,.pdf,.docx,.xlsx,.pptx,.doc,.xls,.txt,.md'

/** The button that chooses files, where files can be attached. */
export function attachButton({ session }: State, actions: Actions) {
  if (!session?.canAttach) return nothing
  const onChange = (event: Event) => {
    const input = event.target as HTMLInputElement
    void actions.attach([...(input.files ?? [])])
    input.value = ''
  }
  return html`<label class="button attach-button" title="添加照片或文件">
    ${icon('clip')}<span>附件</span>
    <input type="file" multiple accept=${ACCEPT} aria-label="添加附件" @change=${onChange} />
  </label>`
}

/** The files that go with the next message. */
export function attachedView({ attached }: State, actions: Actions) {
  if (attached.length === 0) return nothing
  return html`<ul class="chips" aria-label="要发送的附件">
    ${repeat(
      attached,
      ({ key }) => key,
      (one) => chipView(one, actions),
    )}
  </ul>`
}

const STATES: Record<Attaching['state'], string> = {
  uploading: '正在添加…',
  ready: '',
  failed: '没有添加',
}

function chipView(one: Attaching, actions: Actions): TemplateResult {
  const { name, size, state, error, sent } = one
  return html`<li class="chip ${state}">
    ${thumbnailOf(sent)}
    <span class="chip-name">${name}</span>
    <span class="muted">${[sizeText(size), STATES[state]].filter(Boolean).join('，')}</span>
    <button type="button" class="icon-button" aria-label="移除附件 ${name}" @click=${() => actions.unattach(one.key)}>
      ${icon('close')}
    </button>
    ${error ? html`<p class="file-error" role="alert">${error}</p>` : nothing}
  </li>`
}

/** What cannot be shown small (HEIC, say) leaves no empty frame. */
export function thumbnailOf(file: Pick<SentFile, 'sha256' | 'mediaType'> | undefined, alt = '') {
  if (!file || !isPicture(file.mediaType)) return nothing
  const gone = (event: Event) => {
    ;(event.target as HTMLElement).hidden = true
  }
  return html`<img class="thumbnail" src=${thumbnailAddress(file.sha256)} alt=${alt} loading="lazy" @error=${gone} />`
}

/** What the files of a said line are called. */
export function sentView(files: readonly SentFile[]): TemplateResult {
  return html`<ul class="sent-files" aria-label="附件">
    ${files.map((file) => html`<li>${thumbnailOf(file)}<span>${file.name}</span></li>`)}
  </ul>`
}

import { html, nothing, type TemplateResult } from 'lit-html'
import type { Actions } from '../actions.ts'
import { save } from '../files/actions.ts'
import { exportAddress, fileAddress, thumbnailAddress } from '../files/addresses.ts'
import { isPicture, kindText, type Making } from '../files/state.ts'
import type { Attachment } from '../wire.ts'
import { icon } from './icons.ts'

export type MakingByAddress = Readonly<Record<string, Making>>

/** A file that goes with a reply: a link with its name and kind; a picture beside it, shown. */
export function attachmentView(
  attachment: Attachment,
  making: MakingByAddress,
  actions: Actions,
): TemplateResult {
  const { name, mediaType } = attachment
  if ('content' in attachment) {
    const { content } = attachment
    return html`<button
      type="button"
      class="button attachment"
      @click=${() => save(new Blob([content], { type: mediaType }), name)}
    >${icon('file')}下载 ${name}</button>`
  }
  if ('file' in attachment) {
    const file = { sha256: attachment.file, name, mediaType }
    return html`${isPicture(mediaType) ? pictureView(thumbnailAddress(file.sha256), null, name) : nothing}
    ${downloadView({ address: fileAddress(file), name, kind: kindText(mediaType) }, making, actions)}`
  }
  const spec = attachment.export
  const shown = spec.format === 'png' ? shownExport(attachment) : nothing
  return html`${shown}
  ${downloadView({ address: exportAddress(spec), name, kind: kindText(mediaType) }, making, actions)}`
}

function shownExport(attachment: Extract<Attachment, { export: unknown }>) {
  const { export: spec, name } = attachment
  // Light is what nobody asked for in particular: a dark page shows it dark.
  const dark = spec.theme === 'dark' ? null : exportAddress(spec, 'dark')
  return pictureView(exportAddress(spec), dark, name)
}

/** @param dark another address of it where the page is dark */
function pictureView(address: string, dark: string | null, name: string): TemplateResult {
  const told = (state: 'shown' | 'failed') => (event: Event) => {
    const figure = (event.target as HTMLElement).closest('figure')
    if (figure) figure.dataset.state = state
  }
  return html`<figure class="picture">
    <picture>
      ${dark ? html`<source srcset=${dark} media="(prefers-color-scheme: dark)" />` : nothing}
      <img src=${address} alt=${`图片：${name}`} loading="lazy" @load=${told('shown')} @error=${told('failed')} />
    </picture>
    <figcaption class="muted picture-waiting">正在生成图片…</figcaption>
    <figcaption class="muted picture-failed">图片显示不了，请下载后查看。</figcaption>
  </figure>`
}

/** A link that saves; while it is being made it says so, and when it was not, why. */
export function downloadView(
  { address, name, kind, label = name }: { address: string; name: string; kind: string; label?: string },
  making: MakingByAddress,
  actions: Actions,
): TemplateResult {
  const state = making[address]
  const busy = state?.state === 'making'
  const onClick = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    void actions.download(address, name)
  }
  return html`<div class="download">
    <a class="button attachment" href=${address} download=${name} aria-busy=${busy} @click=${onClick}>
      ${icon('file')}<span>${label}</span><span class="muted">${busy ? '正在生成…' : kind}</span>
    </a>
    ${state?.state === 'failed' ? html`<p class="file-error" role="alert">没有下载成功：${state.error}</p>` : nothing}
  </div>`
}

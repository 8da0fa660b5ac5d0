import { html, nothing, type TemplateResult } from 'lit-html'
import { repeat } from 'lit-html/directives/repeat.js'
import type { Actions } from '../../actions.ts'
import type { Upload } from '../../imports/state.ts'
import type { State } from '../../state.ts'
import type { ImportsBody } from '../../wire.ts'
import { icon } from '../icons.ts'

type Imported = ImportsBody['regulations'][number]

/** All regulations: those that came with the product, and those that are brought here and reviewed. */
export function libraryView(state: State, actions: Actions): TemplateResult {
  const { imports, regulations } = state
  const brought = imports?.regulations ?? []
  const shipped = regulations.filter(({ id }) => !brought.some((each) => each.id === id))
  return html`<div class="side-scroll library" tabindex="0" role="region" aria-label="法规">
    <header class="library-head">
      <h2>法规</h2>
      <button type="button" class="button" @click=${() => actions.showSide('reader')}>${icon('back')}回到原文</button>
    </header>
    ${uploadView(state, actions)}
    <ul class="library-list">
      ${shipped.map(
        (each) => html`<li class="library-entry">
          <h3>${each.shortName}</h3>
          <p class="muted">${each.fullName}</p>
          <p class="library-state">随产品提供，已核对</p>
          <div class="button-row">${readButton(each.id, actions)}</div>
        </li>`,
      )}
      ${repeat(
        brought,
        ({ id }) => id,
        (each) => importedView(each, actions),
      )}
    </ul>
  </div>`
}

function uploadView({ imports, uploads }: State, actions: Actions) {
  const onChange = (event: Event) => {
    const input = event.target as HTMLInputElement
    void actions.upload([...(input.files ?? [])])
    input.value = ''
  }
  const reading = uploads.some(({ state }) => state === 'waiting' || state === 'reading')
  const megabytes = imports ? Math.floor(imports.maxBytes / 1e6) : 20
  return html`<section class="upload" aria-label="导入法规">
    <p>
      把您当地的条例、办法、细则等放进来，马上可以照原文问答；其中“每季度至少一次”这类规则，由您逐条核对后才计入清单。
    </p>
    <label class=${reading ? 'button primary upload-button busy' : 'button primary upload-button'}>
      ${icon('upload')}<span>选择文件</span>
      <input
        class="visually-hidden"
        type="file"
        multiple
        accept=${imports?.accept.join(',') ?? ''}
        ?disabled=${reading}
        @change=${onChange}
      />
    </label>
    <p class="muted">能读 Word（.docx）、带文字的 PDF、网页（.html）、.md、.txt，每个最多 ${megabytes} MB，可以一次选几个。</p>
    <ul class="uploads" role="status" aria-label="导入进度">
      ${repeat(
        uploads,
        ({ key }) => key,
        (upload) =>
          html`<li class="upload-line ${upload.state}">${uploadLine(upload, imports, actions)}</li>`,
      )}
    </ul>
  </section>`
}

const WAITING: Record<'waiting' | 'reading', string> = { waiting: '等待中', reading: '正在读取…' }

function uploadLine({ name, state, result, error }: Upload, imports: ImportsBody | null, actions: Actions) {
  if (state === 'failed') {
    return html`<p><b>${name}</b>：没有导入</p><p class="upload-error">${error}</p>`
  }
  if (state !== 'done' || !result) return html`<p><b>${name}</b>：${WAITING[state as 'waiting']}</p>`
  const { report, already } = result
  const reviewable = imports?.regulations.some(
    (each) => each.id === report.regulation && each.state !== 'accepted',
  )
  const figures = [
    `${report.articles} 条`,
    ...(report.items > 0 ? [`${report.items} 项`] : []),
    ...(report.annexes > 0 ? [`${report.annexes} 个附件`] : []),
  ]
  return html`<p><b>${name}</b>：${already ? '已经有了，没有重复保存' : `已导入，${figures.join('，')}`}</p>
    ${warningsView(report.warnings)}
    <div class="button-row">
      ${readButton(report.regulation, actions)}
      ${reviewable ? reviewButton(report.regulation, '核对规则', actions, true) : nothing}
    </div>`
}

function warningsView(warnings: { place: string; message: string }[]) {
  if (warnings.length === 0) return nothing
  return html`<details class="reading">
    <summary>${warnings.length} 处请留意</summary>
    <ul class="warnings">
      ${warnings.map(({ place, message }) => html`<li><span class="muted">${place}</span>　${message}</li>`)}
    </ul>
  </details>`
}

const STATES: Record<Imported['state'], [text: string, action: string]> = {
  text: ['可以问答；规则还没有核对', '核对规则'],
  draft: ['可以问答；规则正在核对', '继续核对'],
  accepted: ['规则已核对，计入清单', '重新核对'],
}

function importedView(each: Imported, actions: Actions) {
  const [text, action] = STATES[each.state]
  const usable = each.findings.length === 0
  return html`<li class="library-entry" data-regulation=${each.id}>
    <h3>${each.shortName}</h3>
    <p class="muted">${each.fullName}</p>
    <p class="library-state state-${each.state}">${text}</p>
    <p class="muted">
      ${each.inForce} 起施行${each.repealed ? `，${each.repealed} 起废止` : ''}　来自 ${each.sourceName}
    </p>
    ${usable ? nothing : html`<p class="upload-error" role="alert">没有载入：${each.findings[0]}</p>`}
    ${warningsView(each.warnings)}
    <div class="button-row">
      ${usable ? readButton(each.id, actions) : nothing}
      ${usable ? reviewButton(each.id, action, actions, each.state !== 'accepted') : nothing}
    </div>
    ${endingView(each, actions)}
  </li>`
}

/** What is seldom wanted stands behind a fold. */
function endingView({ id, shortName }: Imported, actions: Actions) {
  const onRepeal = (event: SubmitEvent) => {
    event.preventDefault()
    const form = new FormData(event.target as HTMLFormElement)
    void actions.repealRegulation(id, String(form.get('day')), String(form.get('reason')))
  }
  return html`<details class="reading ending">
    <summary>不再适用</summary>
    <form class="ending-form" @submit=${onRepeal}>
      <label>废止之日（当天起不再适用）<input type="date" name="day" required /></label>
      <label>依据<input name="reason" required maxlength="500" placeholder="如：由某某办法废止" /></label>
      <button class="button">记下废止日期</button>
    </form>
    <p class="muted">导入错了，也没有人用它登记过岗位：</p>
    <button type="button" class="button" aria-label="移走${shortName}" @click=${() => actions.removeRegulation(id)}>移走</button>
  </details>`
}

function readButton(id: string, actions: Actions) {
  return html`<button type="button" class="button" @click=${() => actions.openRegulation(id)}>
    ${icon('book')}看原文
  </button>`
}

function reviewButton(id: string, text: string, actions: Actions, primary: boolean) {
  return html`<button
    type="button"
    class=${primary ? 'button primary' : 'button'}
    @click=${() => actions.openReview(id)}
  >${icon('check')}${text}</button>`
}

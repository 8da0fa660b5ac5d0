import { html, nothing, type TemplateResult } from 'lit-html'
import type { ReviewState } from '../../imports/state.ts'
import type { ReviewedRule } from '../../wire.ts'
import { listOf, postsOf, textOf, UNITS } from './words.ts'

const OTHER = 'other-new'

/** The parts of a rule as fields of a form. */
export function ruleFields(rule: ReviewedRule, review: ReviewState): TemplateResult {
  const { count, period, quote, kind, reading, newActivity } = rule
  return html`<label class="field">条文原话（可以在原文里选中后点下面的按钮）
      <textarea name="quote" rows="3" required .value=${quote}></textarea>
    </label>
    <p><button type="button" class="button" @click=${takeSelection}>用选中的话</button></p>
    <div class="field-row often">
      <label class="field">每几个<input type="number" name="n" min="1" max="100" required .value=${String(period.n)} /></label>
      <label class="field">周期
        <select name="unit">
          ${Object.entries(UNITS).map(
            ([id, name]) =>
              html`<option value=${id} ?selected=${id === period.unit}>${name.replace(/^个/, '')}</option>`,
          )}
        </select>
      </label>
      <label class="field">至少几次<input type="number" name="count" min="1" max="1000" required .value=${String(count)} /></label>
    </div>
    <fieldset class="fields">
      <legend>哪些岗位</legend>
      ${postsOf(review).map(
        ({ id, name }) => html`<label class="check"
          ><input type="checkbox" name="posts" value=${id} ?checked=${rule.posts.includes(id)} />${name}</label
        >`,
      )}
    </fieldset>
    <label class="field">履职活动
      <select name="activity" required @change=${showName}>
        <option value="">请选择</option>
        ${review.body.review.activities.map(
          ({ id, name }) =>
            html`<option value=${id} ?selected=${!newActivity && id === rule.activity}>${name}</option>`,
        )}
        <option value=${OTHER} ?selected=${newActivity !== undefined}>都不是，另起一个</option>
      </select>
    </label>
    <div class="field-row new-activity" ?hidden=${newActivity === undefined}>
      <label class="field">新活动的名称<input name="activityName" maxlength="60" .value=${newActivity?.name ?? ''} /></label>
      <label class="field">人们报告时会说的词，用顿号隔开<input name="activityWords" .value=${newActivity?.words.join('、') ?? ''} /></label>
    </div>
    <label class="check"
      ><input type="checkbox" name="institutional" ?checked=${kind === 'institutional'} />是机构的义务，不落到某一个人</label
    >
    <label class="field">这样理解的说明（问“为什么”时显示，可以空着）
      <textarea name="reading" rows="2" maxlength="1000" .value=${reading ?? ''}></textarea>
    </label>
    ${rule.who === '' && rule.what === '' ? nothing : html`<p class="muted">条文里：${rule.who}　${rule.what}</p>`}`
}

/** Reads the form back; what it has no field for stays. */
export function ruleOf(form: FormData, before: ReviewedRule): ReviewedRule {
  const activity = textOf(form, 'activity')
  const rule: ReviewedRule = {
    ref: before.ref,
    quote: String(form.get('quote') ?? '')
      .replace(/\r\n/g, '\n')
      .trim(),
    who: before.who,
    what: before.what,
    count: Number(form.get('count')),
    period: { n: Number(form.get('n')), unit: textOf(form, 'unit') as ReviewedRule['period']['unit'] },
    posts: form.getAll('posts').map(String),
    kind: form.get('institutional') === null ? 'personal' : 'institutional',
    reading: textOf(form, 'reading') || null,
    activity: activity === OTHER || activity === '' ? null : activity,
  }
  if (activity !== OTHER) return rule
  return {
    ...rule,
    newActivity: { name: textOf(form, 'activityName'), words: listOf(form.get('activityWords')) },
  }
}

function showName(event: Event): void {
  const select = event.target as HTMLSelectElement
  const fields = select.closest('form')?.querySelector<HTMLElement>('.new-activity')
  if (!fields) return
  fields.hidden = select.value !== OTHER
  const name = fields.querySelector('input')
  if (name) name.required = !fields.hidden
}

/** Puts the words that are selected in the clause into the field. */
function takeSelection(event: Event): void {
  const form = (event.currentTarget as HTMLElement).closest('form')
  const selection = getSelection()
  const field = form?.elements.namedItem('quote') as HTMLTextAreaElement | null
  const inClause = selection?.anchorNode?.parentElement?.closest('.review-clause')
  if (field && inClause && selection && !selection.isCollapsed) field.value = selection.toString().trim()
  field?.focus()
}

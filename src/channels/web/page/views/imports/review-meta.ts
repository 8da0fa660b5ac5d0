import { html, nothing, type TemplateResult } from 'lit-html'
import type { Actions } from '../../actions.ts'
import { reviewerName } from '../../imports/review-actions.ts'
import type { ReviewState } from '../../imports/state.ts'
import type { ReviewedMeta } from '../../wire.ts'
import { cardFrame, decidedView, decisionForm } from './review-card.ts'
import { listOf, textOf } from './words.ts'

const AUTHORITIES: [ReviewedMeta['authority'], string][] = [
  ['nation', '国家'],
  ['province', '省（自治区、直辖市）'],
  ['prefecture', '设区的市'],
  ['county', '县（市、区）'],
  ['town', '乡镇（街道）'],
]

/** First of all: what the text is as a document. Confirmed as it stands, or changed. */
export function metaStep(review: ReviewState, actions: Actions): TemplateResult {
  const { value, decision } = review.body.review.meta
  const content = html`<p>从文本里读出的，有“请核对”的是推断，请特别看一下。施行之日前不算未完成，地区决定对谁适用。</p>
    ${decidedView({ decision })}
    ${decisionForm(review, actions, {
      content: fields(review),
      submit: '确认，往下看',
      onSubmit: (form) => {
        const changed = metaOf(form, value)
        const same = JSON.stringify(changed) === JSON.stringify(value)
        const reason = textOf(form, 'reason')
        void actions.decide(
          [
            same
              ? { subject: 'm', verdict: 'accept' }
              : { subject: 'm', verdict: 'change', reason, value: changed },
          ],
          textOf(form, 'by'),
        )
      },
    })}`
  return cardFrame('法规信息', content, '第一步')
}

function fields(review: ReviewState): TemplateResult {
  const { value } = review.body.review.meta
  return html`
    ${field(review, 'fullName', '全称', html`<input name="fullName" required .value=${value.fullName} />`)}
    ${field(review, 'shortName', '简称（引用时用）', html`<input name="shortName" required .value=${value.shortName} />`)}
    <div class="field-row">
      ${field(review, 'region', '适用的地区', html`<input name="region" required .value=${value.region.name} />`)}
      ${field(review, 'region', '上级地区，由大到小', html`<input name="within" .value=${value.region.within.join('、')} />`, false)}
    </div>
    ${field(
      review,
      'authority',
      '由哪一级制定',
      html`<select name="authority">
        ${AUTHORITIES.map(([id, name]) => html`<option value=${id} ?selected=${id === value.authority}>${name}</option>`)}
      </select>`,
    )}
    <div class="field-row">
      ${field(review, 'issued', '印发日期', html`<input type="date" name="issued" required .value=${value.issued} />`)}
      ${field(review, 'inForce', '施行日期', html`<input type="date" name="inForce" required .value=${value.inForce} />`)}
    </div>
    ${field(review, 'inForceNote', '施行日期的依据', html`<input name="inForceNote" .value=${value.inForceNote ?? ''} />`)}
    ${field(review, 'issuers', '制定或印发的机关', html`<input name="issuers" required .value=${value.issuers.join('、')} />`)}
    ${field(review, 'documentNumber', '文号', html`<input name="documentNumber" .value=${value.documentNumber ?? ''} />`)}
    ${field(review, 'replaces', '是哪一部的另一版本', replacesSelect(review))}
    ${field(review, null, '改了上面的内容时，写明依据', html`<input name="reason" maxlength="500" />`)}
    ${field(review, null, '核对人（记入核对记录）', html`<input name="by" maxlength="100" .value=${reviewerName()} autocomplete="name" />`)}
  `
}

function replacesSelect({ id, body, others }: ReviewState): TemplateResult {
  const { replaces } = body.review.meta.value
  return html`<select name="replaces">
    <option value="">没有，单独一部</option>
    ${others
      .filter((each) => each.id !== id)
      .map(
        (each) => html`<option value=${each.id} ?selected=${each.id === replaces}>${each.shortName}</option>`,
      )}
  </select>`
}

/** @param hint false where the field beside it shows the same one. */
function field(
  { body }: ReviewState,
  key: keyof ReviewedMeta | null,
  label: string,
  control: TemplateResult,
  hint = true,
): TemplateResult {
  const { guesses, decision } = body.review.meta
  const guess = key === null || decision !== null ? undefined : guesses[key]
  return html`<label class="field">${label}${control}${
    guess && hint ? html`<span class="guess">请核对：${guess}</span>` : nothing
  }</label>`
}

function metaOf(form: FormData, before: ReviewedMeta): ReviewedMeta {
  return {
    fullName: textOf(form, 'fullName'),
    shortName: textOf(form, 'shortName'),
    documentNumber: textOf(form, 'documentNumber') || null,
    issuers: listOf(form.get('issuers')),
    issued: textOf(form, 'issued'),
    inForce: textOf(form, 'inForce'),
    inForceNote: textOf(form, 'inForceNote') || null,
    repealed: before.repealed,
    authority: textOf(form, 'authority') as ReviewedMeta['authority'],
    region: { name: textOf(form, 'region'), within: listOf(form.get('within')) },
    replaces: textOf(form, 'replaces') || null,
  }
}

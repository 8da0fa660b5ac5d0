import { html, nothing, type TemplateResult } from 'lit-html'
import type { Actions } from '../../actions.ts'
import type { ReviewState } from '../../imports/state.ts'
import type { DraftedPhrase, ReviewItem } from '../../wire.ts'
import { fullRef } from './clause.ts'
import { cardFrame, decidedView, decisionForm, facts, reasonField, verdictButtons } from './review-card.ts'
import { labelOf, postNames, postsOf, textOf } from './words.ts'

type PhraseItem = ReviewItem & { kind: 'phrase' }

/** Words that speak of a period and are proposed as no rule: whether the reason holds. */
export function phraseStep(item: PhraseItem, review: ReviewState, actions: Actions): TemplateResult {
  const phrase = item.value ?? item.proposal
  if (!phrase) return cardFrame('用语', html`<p>这一处没有内容了。</p>`)
  const heading = phrase.as === 'uncounted' ? '定期要做，但没有次数' : '不是频次义务'
  return cardFrame(heading, bodyOf(item, phrase, review, actions), labelOf(review, phrase.ref))
}

function bodyOf(
  item: PhraseItem,
  phrase: DraftedPhrase,
  review: ReviewState,
  actions: Actions,
): TemplateResult {
  if (review.editing === 'change') return changeForm(item, phrase, review, actions)
  if (review.editing === 'reject') {
    const add = () =>
      actions.addRule({ ref: fullRef(review, phrase.ref), quote: phrase.quote, instead: item.subject })
    return html`<p>那么这句话应当写成一条频次义务。</p>
      <div class="button-row">
        <button type="button" class="button primary" @click=${add}>写成频次义务</button>
        <button type="button" class="button" @click=${() => actions.edit(null)}>取消</button>
      </div>`
  }
  const open = review.body.review.items.filter((one) => one.kind === 'phrase' && one.decision === null).length
  return html`${facts([
    ['理由', phrase.reason],
    ['怎样处理', phrase.as === 'uncounted' ? '列入职责清单，不计次数' : '不列入清单'],
    ['岗位', phrase.as === 'uncounted' ? postNames(review, phrase.posts).join('、') : null],
  ])}
    ${decidedView(item)} ${verdictButtons(item, review, actions, { accept: '理由成立', reject: '应当是规则' })}
    ${
      open > 1
        ? html`<p class="rest">
            <button type="button" class="button" ?disabled=${review.busy} @click=${() => actions.acceptRest('phrase')}>
              还没看的 ${open} 处理由全部成立
            </button>
          </p>`
        : nothing
    }`
}

function changeForm(
  item: PhraseItem,
  phrase: DraftedPhrase,
  review: ReviewState,
  actions: Actions,
): TemplateResult {
  const content = html`<label class="field">理由
      <textarea name="why" rows="3" required maxlength="1000" .value=${phrase.reason}></textarea>
    </label>
    <label class="check"
      ><input type="checkbox" name="uncounted" ?checked=${phrase.as === 'uncounted'} />列入这些岗位的职责清单，只是不计次数</label
    >
    <fieldset class="fields">
      <legend>岗位</legend>
      ${postsOf(review).map(
        ({ id, name }) => html`<label class="check"
          ><input type="checkbox" name="posts" value=${id} ?checked=${phrase.posts.includes(id)} />${name}</label
        >`,
      )}
    </fieldset>
    ${reasonField('为什么修改', ['把理由说得更清楚', '改变处理的办法'])}`
  return decisionForm(review, actions, {
    content,
    submit: '保存修改',
    onSubmit: (form) => {
      const value: DraftedPhrase = {
        ref: phrase.ref,
        quote: phrase.quote,
        reason: textOf(form, 'why'),
        as: form.get('uncounted') === null ? 'noted' : 'uncounted',
        posts: form.getAll('posts').map(String),
      }
      void actions.decide([
        { subject: item.subject, verdict: 'change', reason: textOf(form, 'reason'), value },
      ])
    },
  })
}

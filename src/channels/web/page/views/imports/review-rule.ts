import { html, nothing, type TemplateResult } from 'lit-html'
import type { Actions } from '../../actions.ts'
import type { ReviewState } from '../../imports/state.ts'
import { isDoubtful } from '../../imports/steps.ts'
import type { ReviewedRule, ReviewItem } from '../../wire.ts'
import { fullRef } from './clause.ts'
import { cardFrame, decidedView, decisionForm, facts, reasonField, verdictButtons } from './review-card.ts'
import { ruleFields, ruleOf } from './rule-fields.ts'
import { activityName, howOften, labelOf, postNames, textOf } from './words.ts'

type RuleItem = ReviewItem & { kind: 'rule' }

/** A rule as it was read: who must do what how often. */
export function ruleStep(item: RuleItem, review: ReviewState, actions: Actions): TemplateResult {
  const rule = item.value ?? item.proposal
  if (!rule) {
    return cardFrame('您补充的一条', html`${decidedView(item)}<p>这一条已经撤回。</p>`, '频次义务')
  }
  return cardFrame(howOften(rule), bodyOf(item, rule, review, actions), labelOf(review, rule.ref))
}

function bodyOf(item: RuleItem, rule: ReviewedRule, review: ReviewState, actions: Actions): TemplateResult {
  if (review.editing === 'change') {
    return decisionForm(review, actions, {
      content: html`${ruleFields(rule, review)}${reasonField('为什么修改')}`,
      submit: '保存修改',
      onSubmit: (form) => {
        const value = ruleOf(form, rule)
        void actions.decide([
          { subject: item.subject, verdict: 'change', reason: textOf(form, 'reason'), value },
        ])
      },
    })
  }
  if (review.editing === 'reject') return rejectForm(item, review, actions)
  const names = postNames(review, rule.posts)
  const shared = review.body.review.shared[item.subject]
  return html`${facts([
    ['谁', names.length > 0 ? names.join('、') : html`<span class="guess">还没有选岗位</span>`],
    ['条文说的是', names.includes(rule.who) ? null : rule.who],
    ['做什么', activityName(review, rule) ?? html`<span class="guess">还没有选活动</span>`],
    ['条文说的事', rule.what],
    ['由谁承担', rule.kind === 'personal' ? null : '机构，不落到某一个人'],
  ])}
    ${rule.reading ? html`<p class="guess">请核对：${rule.reading}</p>` : nothing}
    ${shared ? html`<p class="guess">请核对：${shared}</p>` : nothing}
    ${item.decision === null && isDoubtful(item) && !rule.reading ? html`<p class="guess">把握不大，请仔细核对。</p>` : nothing}
    ${decidedView(item)} ${verdictButtons(item, review, actions)}`
}

function rejectForm(item: RuleItem, review: ReviewState, actions: Actions): TemplateResult {
  return decisionForm(review, actions, {
    content: html`${reasonField('为什么不采用', ['说的不是多久做一次', '不是党政领导干部的职责', '条文没有给出可数的次数'])}
      <label class="check"
        ><input type="checkbox" name="uncounted" />仍列入这些岗位的职责清单，只是不计次数</label
      >`,
    submit: '不采用',
    onSubmit: (form) => {
      const as = form.get('uncounted') === null ? 'noted' : 'uncounted'
      void actions.decide([
        { subject: item.subject, verdict: 'reject', reason: textOf(form, 'reason'), value: { as } },
      ])
    },
  })
}

/** A rule that was not proposed; of a phrase that turns out to be one, or out of any words of the text. */
export function addStep(review: ReviewState, actions: Actions): TemplateResult {
  const { adding, body } = review
  if (!adding) return cardFrame('补充一条', html`<p>先到最后一步选“补充一条”。</p>`)
  const begun: ReviewedRule = {
    ref: adding.ref,
    quote: adding.quote,
    who: '',
    what: '',
    count: 1,
    period: { n: 1, unit: 'quarter' },
    posts: [],
    kind: 'personal',
    reading: null,
    activity: null,
  }
  const form = decisionForm(review, actions, {
    content: html`${articleSelect(review, actions)}${ruleFields(begun, review)}${reasonField('为什么补充', ['条文有这一要求，没有被读出'])}`,
    submit: '补充',
    onSubmit: (data) => {
      const value = placed(ruleOf(data, begun), review)
      const reason = textOf(data, 'reason')
      const taken = body.review.items.flatMap(({ subject }) => /^new:(\d+)$/.exec(subject)?.[1] ?? [])
      const subject = `new:${Math.max(0, ...taken.map(Number)) + 1}`
      void actions.decide([
        { subject, verdict: 'change', reason, value },
        ...(adding.instead === null
          ? []
          : [{ subject: adding.instead, verdict: 'reject' as const, reason: '已另写成频次义务。' }]),
      ])
    },
  })
  return cardFrame(
    '补充一条频次义务',
    form,
    adding.instead === null ? '没有被读出的' : labelOf(review, adding.ref),
  )
}

function articleSelect({ reader, adding }: ReviewState, actions: Actions) {
  if (adding?.instead !== null) return nothing
  const onChange = (event: Event) =>
    actions.addRule({ ref: (event.target as HTMLSelectElement).value, quote: '', instead: null })
  return html`<label class="field">在哪一条
    <select @change=${onChange}>
      ${reader.chapters.flatMap(({ articles }) =>
        articles.map(
          ({ ref, number }) => html`<option value=${ref} ?selected=${ref === adding.ref}>${number}</option>`,
        ),
      )}
    </select>
  </label>`
}

/** Put to the smallest provision that holds all of its words. */
function placed(rule: ReviewedRule, review: ReviewState): ReviewedRule {
  const ref = fullRef(review, rule.ref)
  const articles = review.reader.chapters.flatMap((chapter) => chapter.articles)
  const article = articles.find((one) => one.ref === ref || one.parts.some((part) => part.ref === ref))
  const part = article?.parts.find(({ text }) => text.includes(rule.quote))
  return { ...rule, ref: part?.ref ?? article?.ref ?? ref }
}

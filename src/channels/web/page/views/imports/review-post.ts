import { html, nothing, type TemplateResult } from 'lit-html'
import type { Actions } from '../../actions.ts'
import type { ReviewState } from '../../imports/state.ts'
import type { DraftedPost, ReviewItem } from '../../wire.ts'
import { cardFrame, decidedView, decisionForm, facts, reasonField, verdictButtons } from './review-card.ts'
import { labelOf, listOf, textOf } from './words.ts'

type PostItem = ReviewItem & { kind: 'post' }

/** A post that the text gives duties to: whether it is one, and what people call it. */
export function postStep(item: PostItem, review: ReviewState, actions: Actions): TemplateResult {
  const post = item.value ?? item.proposal
  if (!post) return cardFrame('岗位', html`<p>这个岗位没有内容了。</p>`)
  return cardFrame(post.name, bodyOf(item, post, review, actions), post.institution ? '机构' : '岗位')
}

function bodyOf(item: PostItem, post: DraftedPost, review: ReviewState, actions: Actions): TemplateResult {
  if (review.editing === 'change') return changeForm(item, post, review, actions)
  if (review.editing === 'reject') {
    return decisionForm(review, actions, {
      content: reasonField('为什么不是一个岗位', ['条文没有给它单列职责', '与另一个岗位是同一个']),
      submit: '不采用',
      onSubmit: (form) => {
        void actions.decide([{ subject: item.subject, verdict: 'reject', reason: textOf(form, 'reason') }])
      },
    })
  }
  const names = new Map(review.body.levels.map(({ id, name }) => [id, name]))
  const open = review.body.review.items.filter((one) => one.kind === 'post' && one.decision === null).length
  return html`<p>${
    post.institution
      ? '机构的义务不落到某一个人，登记岗位时不列出。'
      : '平时的称呼用来认出“我是镇长”这样的话，可以修改、补充。'
  }</p>
    ${facts([
      ...post.at.map(({ level, titles }): [string, string] => [names.get(level) ?? level, titles.join('、')]),
      ['职责所在', post.duties.map((ref) => labelOf(review, ref)).join('，')],
    ])}
    ${decidedView(item)} ${verdictButtons(item, review, actions)}
    ${
      open > 1
        ? html`<p class="rest">
            <button type="button" class="button" ?disabled=${review.busy} @click=${() => actions.acceptRest('post')}>
              还没看的 ${open} 个岗位全部接受
            </button>
          </p>`
        : nothing
    }`
}

function changeForm(
  item: PostItem,
  post: DraftedPost,
  review: ReviewState,
  actions: Actions,
): TemplateResult {
  return decisionForm(review, actions, {
    content: html`${postFields(post, review)}${reasonField('为什么修改', ['补充平时的称呼', '改成条文的说法'])}`,
    submit: '保存修改',
    onSubmit: (form) => {
      const value = postOf(form, post, review)
      const reason = textOf(form, 'reason')
      void actions.decide([{ subject: item.subject, verdict: 'change', reason, value }])
    },
  })
}

/** A post that was not proposed. */
export function addPostStep(review: ReviewState, actions: Actions): TemplateResult {
  const articles = review.reader.chapters.flatMap((chapter) => chapter.articles)
  const taken = review.body.review.items.flatMap(({ subject }) => /^p:added-(\d+)$/.exec(subject)?.[1] ?? [])
  const id = `added-${Math.max(0, ...taken.map(Number)) + 1}`
  const begun: DraftedPost = { id, name: '', institution: false, duties: [], at: [] }
  const form = decisionForm(review, actions, {
    content: html`${postFields(begun, review)}
      <label class="field">职责所在的一条
        <select name="duty">
          ${articles.map(({ ref, number }) => html`<option value=${ref}>${number}</option>`)}
        </select>
      </label>
      ${reasonField('为什么补充', ['条文给了它职责，没有被读出'])}`,
    submit: '补充',
    onSubmit: (data) => {
      const value = { ...postOf(data, begun, review), duties: [textOf(data, 'duty')] }
      void actions.decide([{ subject: `p:${id}`, verdict: 'change', reason: textOf(data, 'reason'), value }])
    },
  })
  return cardFrame('补充一个岗位', form, '没有被读出的')
}

function postFields(post: DraftedPost, review: ReviewState): TemplateResult {
  const titles = new Map(post.at.map((at) => [at.level, at.titles.join('、')]))
  return html`<label class="field">名称，用条文的说法<input name="name" required .value=${post.name} /></label>
    <label class="check"><input type="checkbox" name="institution" ?checked=${post.institution} />是机构，不是某一个人的岗位</label>
    <fieldset class="fields">
      <legend>在哪些层级有这个岗位，平时怎样称呼（用顿号隔开，没有的空着）</legend>
      ${review.body.levels.map(
        ({ id, name }) =>
          html`<label class="field">${name}<input name="at-${id}" .value=${titles.get(id) ?? ''} /></label>`,
      )}
    </fieldset>`
}

function postOf(form: FormData, before: DraftedPost, review: ReviewState): DraftedPost {
  const at = review.body.levels.flatMap(({ id }) => {
    const words = listOf(form.get(`at-${id}`))
    return words.length > 0 ? [{ level: id, titles: words }] : []
  })
  return { ...before, name: textOf(form, 'name'), institution: form.get('institution') !== null, at }
}

import { createHash } from 'node:crypto'
import type { Facts } from '../facts.ts'
import { momentText, ownerOf, postText, spanText, WHAT_IT_SAYS } from '../words.ts'
import { contents } from './contents.ts'
import { entriesSection } from './entries.ts'
import { type Html, html } from './escape.ts'
import { listSection } from './list.ts'
import { removedSection } from './removed.ts'
import { rulesSection } from './rules.ts'
import { STYLE } from './style.ts'
import type { PageFiles } from './types.ts'

/**
 * 履职台账.html: the record for a reader. One file that loads nothing and runs nothing; light and dark by the reader's
 * own setting; links lead to the files beside it.
 */
export function pageOf(facts: Facts, files: PageFiles): string {
  return html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy()}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${`履职台账 ${ownerOf(facts)} ${facts.from}至${facts.to}`}</title>
<style>${{ html: STYLE }}</style>
</head>
<body>
<main>
${header(facts)}
${contents(facts)}
${facts.checklist.lists.map((list, i) => listSection(facts, list, i))}
${entriesSection(facts, files)}
${removedSection(facts)}
${rulesSection(facts)}
</main>
</body>
</html>
`.html
}

/** Nothing may be loaded or run: pictures stand in the page, the style is known by its hash. */
function policy(): string {
  const style = createHash('sha256').update(STYLE).digest('base64')
  return `default-src 'none'; img-src data:; style-src 'sha256-${style}'; base-uri 'none'; form-action 'none'`
}

function header(facts: Facts): Html {
  const { tenures, head } = facts
  const posts = tenures.map(
    (tenure) =>
      html`<li>${postText(facts, tenure)}，${
        tenure.to === null ? `${spanText(tenure.from, tenure.from)}起` : spanText(tenure.from, tenure.to)
      }</li>`,
  )
  return html`<header>
<p class="kind">履职台账</p>
<h1>${ownerOf(facts)}</h1>
<dl class="facts">
<dt>起止</dt><dd>${spanText(facts.from, facts.to)}</dd>
<dt>岗位</dt><dd>${posts.length > 0 ? html`<ul>${posts}</ul>` : '没有登记岗位'}</dd>
<dt>生成时间</dt><dd>${momentText(facts.madeAt)}（北京时间），各项状态以这一天为准</dd>
<dt>台账指纹</dt><dd>${head.seq === 0 ? '台账还没有记录' : html`第 ${head.seq} 号 <code>${head.hash}</code>`}</dd>
</dl>
<p class="says">${WHAT_IT_SAYS}</p>
</header>`
}

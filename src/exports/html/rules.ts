import { formatDay } from '../../calendar/index.ts'
import type { Facts } from '../facts.ts'
import { type Html, html } from './escape.ts'

/** Which texts and rules were used, and how anybody checks that nothing was changed. */
export function rulesSection({ rules }: Facts): Html {
  const rows = rules.map(
    (used) => html`<tr><th scope="row">${used.fullName}</th>
<td data-label="文号">${used.documentNumber ?? '无'}</td><td class="short" data-label="印发">${formatDay(used.issued)}</td><td class="short" data-label="施行">${formatDay(used.inForce)}</td>
<td data-label="SHA-256">条文 <code>${used.textSha256}</code><br>规则 <code>${used.rulesSha256}</code></td></tr>
`,
  )
  return html`<section id="rules">
<h2>所用规定的版本</h2>
${
  rows.length === 0
    ? html`<p>没有用到规定。</p>`
    : html`<div class="wide"><table>
<thead><tr><th scope="col">名称</th><th scope="col">文号</th><th scope="col">印发</th><th scope="col">施行</th><th scope="col">SHA-256</th></tr></thead>
<tbody>
${rows}</tbody></table></div>`
}
</section>
<section id="verify">
<h2>怎样核验</h2>
<p>本文件与同一文件夹里的其他文件是一整套：<code>data.json</code> 是同样内容的数据，<code>files</code> 是附件原件，<code>chain</code> 是台账的记录链（本人的行全文列出，其他人的行只有指纹），<code>manifest.json</code> 列明每个文件的 SHA-256。</p>
<ol>
<li>用浏览器打开同一文件夹里的 <a href="核验.html">核验.html</a>，选中整个压缩包；或者在解压后的文件夹里运行 <code>node 核验.html</code>。不需要联网，也不需要安装照单。</li>
<li>每一行都含有上一行的指纹（SHA-256）。任何一行被改动、删除、插入或调换，从那一行起都对不上。</li>
<li>把本页开头的台账指纹与当时另存、寄出或公布过的指纹对照，可以发现整条链被重写。</li>
</ol>
</section>
`
}

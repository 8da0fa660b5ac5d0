import { describe, expect, test } from 'vitest'
import { encoded } from './making.ts'
import { read } from './reading.ts'

const page = (body: string): string =>
  `<!DOCTYPE html><html><head><title>题</title></head><body>${body}</body></html>`

describe('a web page', () => {
  test('blocks and breaks are lines, a line of the source is none', async () => {
    const { text, format, warnings } = await read(
      'a.html',
      page(
        '<h1>某某办法</h1><p>第一条&nbsp;为了\n  加强<b>安</b>全 ABC\n DEF<br/>（一）甲&#x4e59;</p>  <pre>原\n 样</pre>尾',
      ),
    )
    expect({ format, warnings }).toEqual({ format: 'html', warnings: [] })
    expect(text).toBe('某某办法\n第一条\u00a0为了加强安全 ABC DEF\n（一）甲乙\n原\n 样\n尾')
  })

  test('rows of a table are lines, a page laid out in a cell keeps its own', async () => {
    const { lines } = await read(
      'a.html',
      page(
        '<table><tr><th>部门<th>职责<tr><td>某局<td><p>甲<p>乙</table><table><tr><td><p>第一条</p><table><tr><td>一<td>二</table><p>第二条</td></tr></table>',
      ),
    )
    expect(lines).toEqual(['部门\t职责', '某局\t甲 乙', '第一条', '一\t二', '第二条'])
  })

  test('numbers that the page prints itself are written out, unless the entry brings its own', async () => {
    const { lines } = await read(
      'a.html',
      page(
        '<ol start=3><li>甲<li value=7><p>乙</p><p>又</p><li>（三）丙</ol><ol type=A><li>丁</ol><ol type=i><li>戊<li>己</ol><ul><li>庚</ul><ol style="list-style: none"><li>辛</ol>',
      ),
    )
    expect(lines).toEqual(['3. 甲', '7. 乙', '又', '（三）丙', 'A. 丁', 'i. 戊', 'ii. 己', '庚', '辛'])
  })

  test('scripts, styles and menus are no text; what is hidden is told', async () => {
    const { text, warnings } = await read(
      'a.html',
      page(
        '<script>var 甲</script><style>p{}</style><nav><a>首页</a> | <a>关于</a></nav><nav>第一条 在导航里的正文</nav><div style="display:none">打印版</div><p>第二条</p><iframe src=x></iframe><img src=y>',
      ),
    )
    expect(text).toBe('第一条 在导航里的正文\n第二条')
    expect(warnings.map(({ message }) => message)).toEqual([
      '网页里嵌有 1 个别的页面，那些页面的字不在这个文件里。',
      '网页里有 1 张图片，图片里的字没有读。',
      '网页的菜单共 7 字，没有读。',
      '网页里有不显示的文字共 3 字，没有读。',
    ])
  })

  test('a page that hides its whole text is read all the same', async () => {
    const { text, warnings } = await read(
      'a.html',
      page('<p>展开</p><div hidden><p>第一条　正文甲乙丙</p></div>'),
    )
    expect(text).toBe('展开\n第一条　正文甲乙丙')
    expect(warnings).toHaveLength(1)
  })

  test.each(['gb2312', 'GBK', 'big5'])('a page that says it is %s', async (charset) => {
    const label = charset === 'big5' ? 'big5' : 'gb18030'
    const source = `<html><meta http-equiv="Content-Type" content="text/html; charset=${charset}"><p>第一章</p></html>`
    expect((await read('a.htm', encoded(source, label))).text).toBe('第一章')
  })

  test('a page by its beginning whatever its name, and no page for one tag in a text', async () => {
    const { format, warnings } = await read('a.doc', page('<p>第一条</p>'))
    expect(format).toBe('html')
    expect(warnings).toEqual([
      { place: '文件名', message: '文件名以 .doc 结尾，内容其实是网页，已按内容读。' },
    ])
    expect((await read('a.txt', '第一条 <p> 是标签')).format).toBe('txt')
  })

  test('a page nested a hundred thousand deep, and a table of as many rows', async () => {
    expect((await read('a.html', `${'<div>'.repeat(100_000)}第一条`)).text).toBe('第一条')
    const { lines } = await read('a.html', page(`<table>${'<tr><td>甲'.repeat(150_000)}</table>`))
    expect(lines).toHaveLength(150_000)
  })
})

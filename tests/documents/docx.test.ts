import { describe, expect, test } from 'vitest'
import { docx, p } from './making.ts'
import { read } from './reading.ts'

const run = (inside: string): string => `<w:r>${inside}</w:r>`
const t = (text: string): string => run(`<w:t>${text}</w:t>`)
const para = (inside: string, properties = ''): string => `<w:p><w:pPr>${properties}</w:pPr>${inside}</w:p>`

describe('the text of a Word document', () => {
  test('paragraphs, tabs, breaks and hyphens in reading order; empty paragraphs are none', async () => {
    const body =
      para(t('第一条') + run('<w:tab/><w:t>为</w:t><w:softHyphen/><w:t>了</w:t>')) +
      '<w:p/>' +
      para(t('甲') + run('<w:br/>') + t('乙') + run('<w:noBreakHyphen/>') + t('丙\u00ad丁')) +
      para(`<w:hyperlink>${t('链接')}</w:hyperlink><w:smartTag>${t('标记')}</w:smartTag>`)
    const { text, format, pages, warnings } = await read('a.docx', docx({ body }))
    expect({ text, format, pages, warnings }).toEqual({
      text: '第一条\t为了\n甲\n乙-丙丁\n链接标记',
      format: 'docx',
      pages: null,
      warnings: [],
    })
  })

  test('a table row is a line, a cell of the page keeps its lines', async () => {
    const cell = (inside: string): string => `<w:tc><w:tcPr/>${inside}</w:tc>`
    const row = (...cells: string[]): string => `<w:tr>${cells.map(cell).join('')}</w:tr>`
    const inner = `<w:tbl>${row(p('里一'), p('里二'))}</w:tbl>`
    const body =
      p('前') +
      `<w:tbl>${row(p('部门'), p('职责'), '<w:p/>')}${row(p('某局') + p('（甲）'), p('监管'), p('备'))}</w:tbl>` +
      `<w:tbl>${row(p('第一条') + inner + p('第二条'))}</w:tbl>` +
      p('后')
    const { lines } = await read('a.docx', docx({ body }))
    expect(lines).toEqual([
      '前',
      '部门\t职责\t',
      '某局 （甲）\t监管\t备',
      '第一条',
      '里一\t里二',
      '第二条',
      '后',
    ])
  })

  test('tracked changes: what was put in is read, what was taken out is told', async () => {
    const body =
      p('头') +
      para(
        t('每年') +
          '<w:ins w:id="1"><w:r><w:t>两</w:t></w:r></w:ins><w:del><w:r><w:delText>一</w:delText></w:r></w:del>' +
          t('次'),
      ) +
      para(t('前半'), '<w:rPr><w:del w:id="2"/></w:rPr>') +
      para(t('后半'), '<w:pPrChange><w:pPr><w:numPr><w:numId w:val="9"/></w:numPr></w:pPr></w:pPrChange>') +
      para('<w:moveFrom><w:r><w:t>搬</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>搬</w:t></w:r></w:moveTo>')
    const { lines, warnings } = await read('a.docx', docx({ body }))
    expect(lines).toEqual(['头', '每年两次', '前半后半', '搬'])
    expect(warnings.map(({ place, message }) => place + message)).toEqual([
      '正文第2段这里有没接受的修订，插入的字按已接受读。',
      '正文第2段这里有没接受的修订，删除的“一”没有读。',
      '正文第4段这里有没接受的修订，删除的“搬”没有读。',
      '正文第4段这里有没接受的修订，插入的字按已接受读。',
    ])
  })

  test('fields give their results, not their instructions; a field never closed swallows nothing', async () => {
    const mark = (type: string): string => run(`<w:fldChar w:fldCharType="${type}"/>`)
    const body =
      para(
        mark('begin') +
          run('<w:instrText> PAGEREF _Toc </w:instrText>') +
          mark('separate') +
          t('第3页') +
          mark('end'),
      ) +
      para(
        mark('begin') +
          t('IF ') +
          mark('begin') +
          mark('separate') +
          t('值') +
          mark('end') +
          mark('separate') +
          t('果') +
          mark('end'),
      ) +
      para(t('前') + mark('begin')) +
      p('第二条')
    expect((await read('a.docx', docx({ body }))).lines).toEqual(['第3页', '果', '前', '第二条'])
  })

  test('text boxes come behind their paragraph, once, whichever way they are written twice', async () => {
    const box = (text: string): string => `<w:txbxContent>${p(text)}</w:txbxContent>`
    const twice = (choice: string, fallback: string): string =>
      run(
        `<mc:AlternateContent><mc:Choice Requires="wps">${choice}</mc:Choice><mc:Fallback>${fallback}</mc:Fallback></mc:AlternateContent>`,
      )
    const body =
      para(t('甲') + twice(box('框一'), `<w:pict><v:shape>${box('框一')}</v:shape></w:pict>`) + t('乙')) +
      para(t('丙') + twice('<w:drawing/>', box('只有旧式')))
    expect((await read('a.docx', docx({ body }))).lines).toEqual(['甲乙', '框一', '丙', '只有旧式'])
  })

  test('notes are read at the end; hidden text, pictures, headers and comments are told', async () => {
    const note = (id: number, type: string, text: string): string =>
      `<w:footnote w:id="${id}"${type && ` w:type="${type}"`}>${p(text)}</w:footnote>`
    const document = await read(
      'a.docx',
      docx({
        body:
          para(t('施行') + run('<w:footnoteReference w:id="2"/>') + t('日期')) +
          para(
            run('<w:rPr><w:vanish/></w:rPr><w:t>藏</w:t>') +
              run('<w:rPr><w:vanish w:val="0"/></w:rPr><w:t>见</w:t>'),
          ) +
          para(run('<w:drawing><a:blip/></w:drawing>') + t('图')) +
          para(run('<w:sym w:font="Wingdings" w:char="F0FE"/>') + t('选')),
        footnotes: note(0, 'separator', '') + note(2, '', '自公布之日起'),
        header: p('内部资料'),
        comments: '<w:comment/>',
      }),
    )
    expect(document.lines).toEqual(['施行日期', '见', '图', '□选', '[注1] 自公布之日起'])
    expect(document.warnings.map(({ place, message }) => `${place}：${message.slice(0, 9)}`)).toEqual([
      '正文第1段：这里有注，注文读在',
      '正文第2段：这里有隐藏文字，打',
      '正文第3段：这里有图片，图片里',
      '正文第4段：这里有符号字体里的',
      '页眉：页眉“内部资料”没',
      '批注：文件里有批注，批注',
    ])
  })

  test('strict Open XML, and prefixes of one’s own', async () => {
    expect((await read('a.docx', docx({ body: p('严格'), strict: true }))).text).toBe('严格')
    const other = docx({
      body: '<x:p xmlns:x="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><x:r><x:t>别名</x:t></x:r></x:p>',
    })
    expect((await read('a.docx', other)).text).toBe('别名')
  })

  test('another file embedded by altChunk is told', async () => {
    const { warnings } = await read('a.docx', docx({ body: `${p('头')}<w:altChunk r:id="x"/>` }))
    expect(warnings).toEqual([{ place: '正文第2段', message: expect.stringContaining('altChunk') }])
  })

  test('a long table and a long document do not fill the stack', async () => {
    const rows = '<w:tr><w:tc><w:p><w:r><w:t>行</w:t></w:r></w:p></w:tc></w:tr>'.repeat(150_000)
    const { lines } = await read('a.docx', docx({ body: `<w:tbl>${rows}</w:tbl>` }))
    expect(lines.length).toBe(150_000)
  })
})

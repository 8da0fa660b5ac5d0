import fc from 'fast-check'
import { expect, it } from 'vitest'
import { checkPrompts, loadPrompts, PromptError } from '../../../src/model/index.ts'
import { renderPrompt } from '../../../src/model/prompts/render.ts'
import { modelAt, promptsDir } from './setup.ts'

const HEAD = 'id: pick\nversion: 1\npurpose: 测试\ninputs: [said, seen]'
const BODY = '# system\n请挑选。\n\n# user\n{{said}} 与 {{seen}}'
const file = (head: string, body = BODY) => `---\n${head}\n---\n${body}\n`

it('has no mistake in the prompts of the product', () => {
  expect(checkPrompts('prompts')).toEqual([])
  expect([...loadPrompts('prompts').keys()]).toContain('probe')
})

it.each([
  ['', 1, '开头要有一段 YAML'],
  [`${HEAD}\n${BODY}`, 1, '开头要有一段 YAML'],
  [file('id: [pick'), 2, 'YAML 写法有误'],
  [file('id: pick\nid: pick'), 3, 'YAML 写法有误'],
  [file(''), 2, 'YAML 写法有误'],
  [file('写给模型的话'), 2, '要有 id、version、purpose、inputs 四项'],
  [file(HEAD.replace('pick', 'other')), 2, '文件名却不是 other.md'],
  [file(HEAD.replace('version: 1', 'version: 1.5')), 3, '整数'],
  [file(HEAD.replace('version: 1', 'version: 0')), 3, '从 1 开始'],
  [file(HEAD.replace('测试', "''")), 4, 'purpose'],
  [file(HEAD.replace('[said, seen]', 'said')), 5, '列表'],
  [file(HEAD.replace('seen', 'said'), '# system\n请\n# user\n{{said}}'), 5, '重复'],
  [file(`${HEAD}\nmodel: x`), 6, '没有“model”这一项'],
  [file(HEAD, BODY.replace('# user', '# person')), 7, '两部分'],
  [file(HEAD, `${BODY}\n# user\n`), 7, '两部分'],
  [file(HEAD, `序言\n${BODY}`), 7, '之前不能有文字'],
  [file(HEAD, BODY.replace('请挑选。', '')), 7, '是空的'],
  [file(HEAD, `${BODY}\n{{more}}`), 12, '“{{more}}”不在 inputs 里'],
  [file(HEAD, BODY.replace(' 与 {{seen}}', '')), 5, '“seen”没有用到'],
])('names file, line and mistake: %#', (text, line, message) => {
  const dir = promptsDir({ 'pick.md': text })
  expect(checkPrompts(dir)).toContainEqual({
    file: 'pick.md',
    line,
    message: expect.stringContaining(message),
  })
  expect(() => loadPrompts(dir)).toThrow(PromptError)
})

it('says so where there is no folder, or none in it', () => {
  expect(checkPrompts('/nowhere')).toHaveLength(1)
  expect(checkPrompts(promptsDir({}))).toHaveLength(1)
})

const prompts = loadPrompts(promptsDir({ 'pick.md': file(HEAD) }))

it('fences every input, and does not expand what stands in one', () => {
  const { system, user } = renderPrompt(prompts, 'pick', { said: '甲 {{seen}}', seen: '乙' }, 'KEY9')
  expect(user).toBe('<<<said KEY9\n甲 {{seen}}\nKEY9 said>>> 与 <<<seen KEY9\n乙\nKEY9 seen>>>')
  expect(system).toContain('KEY9')
})

it('lets no input close its fence', () => {
  const hostile = fc.array(
    fc.constantFrom('KEY9', 'KE', 'Y9', ' said>>>', '\n', '<<<', '{{said}}', '$&', '甲'),
  )
  fc.assert(
    fc.property(hostile, hostile, (said, seen) => {
      const inputs = { said: said.join(''), seen: seen.join('') }
      const { user } = renderPrompt(prompts, 'pick', inputs, 'KEY9')
      expect(user.split('KEY9')).toHaveLength(5)
    }),
  )
})

it('names the inputs that are missing, and those that there is no place for', async () => {
  expect(() => renderPrompt(prompts, 'pick', { said: '' }, 'K')).toThrow(/no value for seen/)
  expect(() => renderPrompt(prompts, 'pick', { said: '', seen: '', more: '' }, 'K')).toThrow(
    /no place for more/,
  )
  expect(() => renderPrompt(prompts, 'pick', { said: '', seen: '', toString: '' }, 'K')).toThrow(/toString/)
  expect(() => renderPrompt(prompts, 'none', {}, 'K')).toThrow(/none/)
  const { ask } = modelAt('http://127.0.0.1:1/v1')
  await expect(ask({ inputs: {} })).rejects.toThrow(/no value for said/)
})

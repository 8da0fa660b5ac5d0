import { describe, expect, it } from 'vitest'
import { chosenModel, modelLine } from '../../src/cli/model/choose.ts'
import { readSettings } from '../../src/settings.ts'

const LOCAL = 'http://127.0.0.1:11434/v1'
const chosen = (env: Record<string, string>) => chosenModel(readSettings(env))

describe('which chat model the settings name', () => {
  it.each([
    ['nothing set', {}, null],
    ['a name alone, with nowhere to ask', { OPENAI_MODEL: 'm' }, null],
    ['a key and a name', { OPENAI_API_KEY: 'k', OPENAI_MODEL: 'm' }, { name: 'm', apiKey: 'k' }],
    ['an address and a name', { OPENAI_BASE_URL: LOCAL, OPENAI_MODEL: 'm' }, { name: 'm', baseUrl: LOCAL }],
    ['an address alone: the service is asked', { OPENAI_BASE_URL: LOCAL }, { name: null, baseUrl: LOCAL }],
    ['a key alone: OpenAI’s own', { OPENAI_API_KEY: 'k' }, { name: 'gpt-4.1-mini', apiKey: 'k' }],
    [
      'OpenAI’s own address',
      { OPENAI_API_KEY: 'k', OPENAI_BASE_URL: 'https://api.openai.com/v1' },
      { name: 'gpt-4.1-mini', apiKey: 'k', baseUrl: 'https://api.openai.com/v1' },
    ],
    ['a service for voice alone', { OPENAI_BASE_URL: LOCAL, OPENAI_AUDIO_MODEL: 'w' }, null],
    ['a service for embeddings alone', { OPENAI_BASE_URL: LOCAL, OPENAI_EMBEDDING_MODEL: 'e' }, null],
    [
      'voice and chat',
      { OPENAI_BASE_URL: LOCAL, OPENAI_AUDIO_MODEL: 'w', OPENAI_MODEL: 'm' },
      { name: 'm', baseUrl: LOCAL },
    ],
  ])('%s', (_, env, choice) => {
    expect(chosen(env)).toEqual(choice)
  })

  it('is said at the start without key and address', () => {
    const line = (env: Record<string, string>) => modelLine(readSettings(env))
    expect(line({})).toContain('未配置')
    expect(line({ OPENAI_BASE_URL: LOCAL, OPENAI_AUDIO_MODEL: 'w' })).toContain('没有填写 OPENAI_MODEL')
    expect(line({ OPENAI_MODEL: 'm' })).toContain('还缺 OPENAI_BASE_URL 或 OPENAI_API_KEY')
    const named = line({ OPENAI_API_KEY: 'sk-secret', OPENAI_BASE_URL: LOCAL, OPENAI_MODEL: 'm-7' })
    expect(named).toContain('m-7')
    expect(named).not.toMatch(/secret|11434/)
    expect(line({ OPENAI_BASE_URL: LOCAL })).toContain('名称稍后查询')
  })
})

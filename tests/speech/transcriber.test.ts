import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createTranscriber, SpeechError } from '../../src/speech/index.ts'
import { openService, type Service, says } from './service.ts'

const KEY = 'sk-test-0123456789'
const AUDIO = Uint8Array.from({ length: 2000 }, (_, at) => at % 256)

let service: Service
beforeAll(async () => {
  service = await openService()
})
beforeEach(() => {
  service.heard.length = 0
})
afterAll(() => service.close())

const transcriber = (timeoutMs = 10_000, apiKey: string | undefined = KEY) =>
  createTranscriber({ baseUrl: service.baseUrl, apiKey, model: 'whisper-1', timeoutMs })

/** The error that the transcription ends with; the test fails where it ends with none. */
async function failure(timeoutMs?: number, signal?: AbortSignal): Promise<SpeechError> {
  const error: unknown = await transcriber(timeoutMs)
    .transcribe(AUDIO, 'file_7.oga', signal)
    .then(
      () => 'no error',
      (thrown: unknown) => thrown,
    )
  expect(error).toBeInstanceOf(SpeechError)
  return error as SpeechError
}

const text = (length: number) => JSON.stringify({ text: '检'.repeat(length) })

describe('a recording', () => {
  it('is sent whole, as Chinese, under a name with an ending that services know', async () => {
    service.play(says(200, '{"text":" 昨天带队检查了加油站。\\n"}'))
    expect(await transcriber().transcribe(AUDIO, 'voice/file_7.oga')).toBe('昨天带队检查了加油站。')
    expect(service.heard).toEqual([
      {
        authorization: `Bearer ${KEY}`,
        fields: { model: 'whisper-1', language: 'zh', response_format: 'json' },
        file: { name: 'voice.ogg', bytes: AUDIO },
      },
    ])
  })

  it.each([
    ['music/a.MP3', 'voice.mp3'],
    ['note.m4a', 'voice.m4a'],
    ['张三的录音.opus', 'voice.ogg'],
    ['no-ending', 'voice.ogg'],
  ])('called %s is sent as %s', async (given, sent) => {
    service.play(says(200, '{"text":"好"}'))
    await transcriber().transcribe(AUDIO, given)
    expect(service.heard[0]?.file.name).toBe(sent)
  })

  it('needs no key where the service has an address; none of the environment is sent then', async () => {
    process.env.OPENAI_API_KEY = 'sk-of-the-environment'
    try {
      service.play(says(200, '{"text":"好"}', { 'content-type': 'text/plain' }))
      const keyless = createTranscriber({ baseUrl: service.baseUrl, model: 'whisper-1', timeoutMs: 10_000 })
      expect(await keyless.transcribe(AUDIO, 'a.ogg')).toBe('好')
      expect(service.heard[0]?.authorization).toBeNull()
    } finally {
      delete process.env.OPENAI_API_KEY
    }
  })

  it('may be 8,000 characters long and no longer', async () => {
    service.play(says(200, text(8000)))
    expect(await transcriber().transcribe(AUDIO, 'a.ogg')).toHaveLength(8000)
    service.play(says(200, text(8001)))
    expect((await failure()).fault).toBe('unreadable')
  })
})

describe('an answer that is no transcription', () => {
  it.each([
    ['a web page', '<!DOCTYPE html><html>昨天检查</html>', 'unreadable'],
    ['a web page as text', '{"text":"<html>昨天检查</html>"}', 'unreadable'],
    ['half an answer', '{"text":"昨天检', 'unreadable'],
    ['no text', '{"words":[]}', 'unreadable'],
    ['text that is none', '{"text":12}', 'unreadable'],
    ['null', 'null', 'unreadable'],
    ['nothing', '', 'unreadable'],
    ['a megabyte', text(350_000), 'unreadable'],
    ['silence', '{"text":" \\n "}', 'empty'],
  ])('%s is an error, without a second try', async (_, body, fault) => {
    service.play(says(200, body))
    const error = await failure()
    expect(error).toMatchObject({ fault, status: 200 })
    expect(error.message).not.toContain('昨天')
    expect(service.heard).toHaveLength(1)
  })
})

describe('a service that fails', () => {
  it.each([
    [401, 'unauthorized', 1],
    [403, 'unauthorized', 1],
    [400, 'refused', 1],
    [404, 'refused', 1],
    [413, 'refused', 1],
    [429, 'busy', 2],
    [500, 'unreachable', 2],
    [503, 'unreachable', 2],
  ])('with %i is %s after %i tries; no key and no word stands in the error', async (status, fault, tries) => {
    service.play(says(status, `{"error":{"message":"key ${KEY}: 昨天检查"}}`))
    const error = await failure()
    expect(error).toMatchObject({ fault, status })
    expect(service.heard).toHaveLength(tries)
    expect(error.message).toMatch(/^[^a-z]+。$/i)
    expect(`${error.stack} ${JSON.stringify(error)} ${String(error.cause)}`).not.toMatch(/sk-test|昨天/)
  })

  it('is asked once more, and its second answer is taken', async () => {
    service.play((response, attempt) =>
      attempt === 1 ? says(500, 'oops')(response, 1) : says(200, '{"text":"好"}')(response, 2),
    )
    expect(await transcriber().transcribe(AUDIO, 'a.ogg')).toBe('好')
    expect(service.heard).toHaveLength(2)
  })

  it('is asked once more where the connection breaks in the middle of the answer', async () => {
    service.play((response, attempt) => {
      if (attempt > 1) return says(200, '{"text":"好"}')(response, 2)
      response.writeHead(200, { 'content-length': '1000' }).write('{"text":"')
      setTimeout(() => response.destroy(), 20)
    })
    expect(await transcriber().transcribe(AUDIO, 'a.ogg')).toBe('好')
  })

  it.each([
    ['5', 2],
    ['6', 1],
    ['3600', 1],
  ])('and asks for %s seconds of patience is tried %i times', async (seconds, tries) => {
    service.play(says(429, '{}', { 'retry-after': seconds }))
    expect((await failure()).fault).toBe('busy')
    expect(service.heard).toHaveLength(tries)
  })

  it('by not being there is unreachable', async () => {
    const gone = await openService()
    await gone.close()
    const away = createTranscriber({ baseUrl: gone.baseUrl, model: 'whisper-1', timeoutMs: 10_000 })
    await expect(away.transcribe(AUDIO, 'a.ogg')).rejects.toMatchObject({
      fault: 'unreachable',
      status: null,
    })
  })
})

describe('the time limit', () => {
  it('ends an answer that does not come', async () => {
    service.play(() => undefined)
    expect((await failure(200)).fault).toBe('timeout')
  })

  it('ends an answer that comes drop by drop', async () => {
    service.play((response) => {
      const drops = setInterval(() => response.write(' '), 20)
      response.on('close', () => clearInterval(drops))
    })
    expect((await failure(200)).fault).toBe('timeout')
  })

  it('covers the second try', async () => {
    service.play(says(500, ''))
    expect((await failure(200)).fault).toBe('timeout')
    expect(service.heard).toHaveLength(1)
  })

  it('is not waited for once the caller gave up', async () => {
    service.play(() => undefined)
    expect((await failure(60_000, AbortSignal.timeout(100))).fault).toBe('cancelled')
    expect((await failure(60_000, AbortSignal.abort())).fault).toBe('cancelled')
  })
})

describe('the options', () => {
  it('must name a service', () => {
    expect(() => createTranscriber({ model: 'whisper-1', timeoutMs: 1 })).toThrow('OPENAI_BASE_URL')
    expect(() => createTranscriber({ model: ' ', apiKey: KEY, timeoutMs: 1 })).toThrow('model')
  })

  it.each([0, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('refuse a time limit of %d', (timeoutMs) => {
    expect(() => createTranscriber({ model: 'whisper-1', apiKey: KEY, timeoutMs })).toThrow(RangeError)
  })
})

import { afterEach, describe, expect, it } from 'vitest'
import { type Answering, afterProbe, isProbe, openEndpoint, rungOf, status, stream } from './endpoint.ts'
import { ANSWER, memoryOf, modelAt, TEXT } from './setup.ts'

const open: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const endpoint of open.splice(0)) await endpoint.close()
})
async function endpointOf(answering: Answering) {
  const endpoint = await openEndpoint(answering)
  open.push(endpoint)
  return endpoint
}

const RUNGS = ['json_schema', 'tool', 'json_object', 'prompt']

/** Keeps to the rungs from `lowest` down, and refuses or ignores those above. */
function keeping(lowest: string, other: Answering): Answering {
  return (response, request, index) => {
    if (RUNGS.indexOf(rungOf(request)) < RUNGS.indexOf(lowest)) other(response, request, index)
    else stream(response, request, isProbe(request) ? '{"colour":"蓝"}' : TEXT)
  }
}
const prose: Answering = (response, request) => {
  const { tools: _tools, ...body } = request.body
  stream(response, { ...request, body }, '蓝色。')
}

describe('the ladder', () => {
  for (const [how, other] of [
    ['refused with 400', status(400)],
    ['refused with 404', status(404)],
    ['refused with 422', status(422)],
    ['ignored', prose],
  ] as const) {
    it.each(RUNGS)(`comes to %s where what is above is ${how}`, async (rung) => {
      const endpoint = await endpointOf(keeping(rung, other))
      const { ask, rungs } = modelAt(endpoint.baseUrl)
      expect(await ask()).toEqual(ANSWER)
      expect(Object.values(rungs)).toEqual([rung])
      expect(endpoint.received.map(rungOf)).toEqual([...RUNGS.slice(0, RUNGS.indexOf(rung) + 1), rung])
    })
  }

  it('is found out once, and remembered by the next process', async () => {
    const endpoint = await endpointOf(keeping('tool', status(400)))
    const kept = memoryOf()
    const first = modelAt(endpoint.baseUrl, {}, kept)
    await Promise.all([first.ask(), first.ask(), first.ask()])
    expect(endpoint.received.filter(isProbe)).toHaveLength(2)
    await modelAt(endpoint.baseUrl, {}, kept).ask()
    expect(endpoint.received.filter(isProbe)).toHaveLength(2)
    await modelAt(endpoint.baseUrl, { model: 'another' }, kept).ask()
    expect(endpoint.received.filter(isProbe)).toHaveLength(4)
  })
})

it('asks and answers', async () => {
  const endpoint = await endpointOf(afterProbe((response, request) => stream(response, request, TEXT)))
  const { ask } = modelAt(endpoint.baseUrl)
  expect(await ask()).toEqual(ANSWER)
})

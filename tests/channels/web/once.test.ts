import { describe, expect, it } from 'vitest'
import { createOnce, ReusedIdError } from '../../../src/channels/web/once.ts'
import { reply } from '../../../src/reply/index.ts'

const replies = (text: string) => [reply({ blocks: [{ type: 'lead', text }] })]

describe('a message sent again with the same id', () => {
  it('is handled once, also while the first is under way', async () => {
    const once = createOnce()
    let handled = 0
    const handle = async () => {
      handled++
      await new Promise((resolve) => setTimeout(resolve, 5))
      return replies(`第 ${handled} 次`)
    }
    const [first, second] = await Promise.all([once('id-00001', 'a', handle), once('id-00001', 'a', handle)])
    const third = await once('id-00001', 'a', handle)
    expect(handled).toBe(1)
    expect(second).toEqual(first)
    expect(third).toEqual(first)
  })

  it('is tried anew where the first attempt failed', async () => {
    const once = createOnce()
    await expect(once('id-00001', 'a', () => Promise.reject(new Error('full')))).rejects.toThrow('full')
    await expect(once('id-00001', 'a', async () => replies('好'))).resolves.toEqual(replies('好'))
  })

  it('is refused where the content differs', async () => {
    const once = createOnce()
    await once('id-00001', 'a', async () => replies('好'))
    await expect(once('id-00001', 'b', async () => replies('坏'))).rejects.toBeInstanceOf(ReusedIdError)
  })

  it('is forgotten only after 200 later messages', async () => {
    const once = createOnce()
    let handled = 0
    const handle = async () => {
      handled++
      return replies('好')
    }
    for (let n = 0; n < 200; n++) await once(`id-${n}`, 'a', handle)
    await once('id-0', 'a', handle)
    expect(handled).toBe(200)
    await once('id-200', 'a', handle)
    await once('id-0', 'a', handle)
    expect(handled).toBe(202)
  })
})

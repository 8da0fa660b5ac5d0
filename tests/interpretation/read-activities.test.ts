import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ATTACKS, type Attempt, HELD } from './activities.ts'
import { interpreting } from './setup.ts'

let scene: Awaited<ReturnType<typeof interpreting>>
beforeAll(async () => {
  scene = await interpreting()
})
afterAll(() => scene.server.close())

function claiming({ said, claims }: Attempt) {
  const activities = claims.map(({ place = null, ...claim }) => ({ ...claim, place }))
  scene.server.answer((prompt) => (prompt.id === 'read-activities' ? { activities } : undefined))
  return scene.read(said)
}

describe('activities that a model read', () => {
  test.each(HELD)('are taken over: %o', async (attempt, rows) => {
    const read = await claiming(attempt)
    expect(read?.intent).toBe('log')
    expect(
      read?.activities.map(({ activity, date, place, count }) => [activity, date, place, count]),
    ).toEqual(rows)
    expect(read?.clarify).toBe(rows.some(([, date]) => date === null) ? 'date' : null)
    expect(read?.notes.join()).toContain('这项由模型辨认，请核对')
  })

  test.each(ATTACKS)('come to nothing: %o', async (attempt) => {
    expect(await claiming(attempt)).toBeNull()
  })

  test('take day and count from the words, whatever else the model sends', async () => {
    scene.server.answer((prompt) =>
      prompt.id === 'read-activities'
        ? {
            activities: [
              {
                activity: 'led-inspection',
                words: '去矿上溜达了一大圈',
                place: null,
                date: '2026-01-01',
                count: 9,
              },
            ],
          }
        : undefined,
    )
    const read = await scene.read('昨天去矿上溜达了一大圈')
    expect(read?.activities).toEqual([
      { activity: 'led-inspection', date: '2026-11-21', place: null, count: 1 },
    ])
  })

  test('stand beside what was understood without a model', async () => {
    const read = await claiming({
      said: '昨天带队检查了加油站。今天给站所的人上了一课安全',
      claims: [{ activity: 'training', words: '给站所的人上了一课安全' }],
    })
    expect(read?.activities.map(({ activity, date }) => [activity, date])).toEqual([
      ['led-inspection', '2026-11-21'],
      ['training', '2026-11-22'],
    ])
  })

  test('count once where two claims share words', async () => {
    const read = await claiming({
      said: '昨天去矿上溜达了一大圈',
      claims: [
        { activity: 'led-inspection', words: '去矿上溜达了一大圈' },
        { activity: 'field-research', words: '溜达了一大圈' },
      ],
    })
    expect(read?.activities).toHaveLength(1)
  })

  test.each([
    [600, true],
    [601, false],
  ])('are looked for in messages up to 600 characters: %i', async (length, asked) => {
    const words = '昨天去矿上溜达了一大圈'
    const before = scene.server.requests.length
    await claiming({ said: words.padEnd(length, '啊'), claims: [] })
    expect(scene.server.requests.length > before).toBe(asked)
  })
})

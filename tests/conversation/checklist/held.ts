import { openTalk, type Talk } from '../talk.ts'

/** A talk with the head of a district government of the shipped regulation, in post since January. */
export async function openHeld(day = '2026-11-21', post = 'district-government-head'): Promise<Talk> {
  const talk = await openTalk(day)
  await talk.store.ensurePerson('local', '2026-01-01T00:00:00Z')
  await talk.store.addTenure({
    person: 'local',
    regulation: 'zaozhuang-2019',
    post,
    title: '薛城区区长',
    from: '2026-01-01',
    to: null,
    recordedAt: '2026-01-01T00:00:00Z',
  })
  return talk
}

/** Says it and gives the words of the reply. */
export async function said(talk: Talk, text: string): Promise<string> {
  return talk.text(await talk.say(text))
}

/** Reports an activity and confirms it. */
export async function recorded(talk: Talk, text: string): Promise<string> {
  await talk.say(text)
  return talk.text(await talk.tap('确认'))
}

/** Words that would be a verdict on a person. */
export const VERDICT = /免责|不合格|合格|达标|失职|排名|得分|[%％]/

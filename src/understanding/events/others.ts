import type { Actor, People } from '../activities/people.ts'
import type { Cues } from '../intent/cues.ts'
import type { Event } from './event.ts'
import type { Piece } from './pieces.ts'
import type { Reading } from './read.ts'

/** The leader whom the words about an event name as acting; null where none is named. */
export function actorOf(event: Event, people: People, posts: readonly string[]): Actor | null {
  const led = event.details.filter((piece) => piece.anchor?.lead)
  return (
    people.actor(event.head.text, posts) ??
    lastActor(event.leadIn, people, posts) ??
    lastActor(led, people, posts)
  )
}

function lastActor(pieces: readonly Piece[], people: People, posts: readonly string[]): Actor | null {
  for (const piece of pieces.toReversed()) {
    const actor = people.actor(piece.text, posts)
    if (actor) return actor
  }
  return null
}

/** 我任总指挥, 我带队: the person takes part. */
const TAKES_PART = /(?<!没|不是)我(?:任|带|参加|在场|主持|也去|牵头|负责|当)/

/** Whether somebody else than the holder of the account did it: hearsay, a visitor, a leader of another post, a body. */
export function isSomebodyElses(
  event: Event,
  before: string,
  actor: Actor | null,
  reading: Reading,
  { cues, people, posts }: { cues: Cues; people: People; posts: readonly string[] },
): boolean {
  const { anchor, head, leadIn } = event
  const heard = (text: string) => {
    const match = cues.hearsay.exec(text)
    // 他们隐患多，我昨天去查了: the talk comes back to the writer.
    return match !== null && !people.firstPerson.test(text.slice(match.index + match[0].length))
  }
  if (heard(before) || heard(head.text.slice(0, anchor.at + 1))) return true
  if (anchor.attend || anchor.delegate) return false
  if (people.firstPerson.test(head.text.slice(0, anchor.at + 1))) return false
  const sentence = reading.pieces.filter((piece) => piece.sentence === head.sentence)
  if (sentence.some((piece) => TAKES_PART.test(piece.text))) return false
  if (actor && !actor.holder) return true
  if (people.visits(head.text) && !people.isInstitution(posts)) return true
  const subject = [...leadIn.map((piece) => piece.text), head.text].join(',')
  return !actor && people.outsider(subject, posts)
}

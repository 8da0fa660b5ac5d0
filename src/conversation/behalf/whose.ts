import type { Turn } from '../turn.ts'
import { actorNamed } from './names.ts'
import { isOnBehalf } from './wording.ts'

/** Names of the other people of the unit of who speaks; empty where they belong to none. */
export async function namesOfUnit(turn: Turn): Promise<string[]> {
  const { store } = turn.parts
  const me = await store.member(turn.by)
  if (!me || me.unit === null) return []
  const members = await store.members({ region: me.region, unit: me.unit })
  const people = await Promise.all(
    members.filter((each) => each.person !== me.person).map((each) => store.person(each.person)),
  )
  return people.flatMap((each) => (each?.name ? [each.name] : []))
}

/** Somebody else than the person of the turn whom a report names as the one who did it; null where it names nobody. */
export async function otherActor(turn: Turn, words: string): Promise<string | null> {
  const names = await namesOfUnit(turn)
  const own = turn.names.get(turn.person) ?? null
  const others = names.filter((each) => each !== own)
  if (!isOnBehalf(turn)) return actorNamed(words, others, own, turn.today)
  // 代张三记：李四昨天带队检查了…
  const [, ...rest] = own ? words.split(own) : []
  return actorNamed(rest.join(own ?? '').replace(/^同志/, ''), others, own, turn.today)
}

import type { Delegation, Member, Role, Store } from '../port.ts'
import type { Database } from './database.ts'

type Access = Pick<Store, 'member' | 'members' | 'setMember' | 'removeMember'>

interface MemberRecord {
  person: string
  role: Role
  region: string | null
  unit: string | null
  at: string
}

const toMember = ({ at, ...row }: MemberRecord): Member => ({ ...row, since: at })

const columns = 'person, role, region, unit, at'

/** The latest row of each person that is a membership, by the row with which it began. */
const present = `
  SELECT ${columns} FROM member AS now
  WHERE role IS NOT NULL AND seq = (SELECT max(seq) FROM member WHERE person = now.person)`
const asTheyCame = `
  ORDER BY (
    SELECT min(seq) FROM member AS came
    WHERE person = now.person AND seq > coalesce(
      (SELECT max(seq) FROM member WHERE person = came.person AND role IS NULL), 0)
  )`

/** The membership in force; null where there is none. */
export async function memberNow(database: Database, person: string): Promise<Member | null> {
  const [last] = await database.rows<MemberRecord | { role: null }>(
    `SELECT ${columns} FROM member WHERE person = ? ORDER BY seq DESC LIMIT 1`,
    person,
  )
  return last === undefined || last.role === null ? null : toMember(last)
}

/** Appends a membership. */
export async function appendMember(database: Database, member: Member): Promise<void> {
  const { person, role, region, unit, since } = member
  await database.change(
    `INSERT INTO member (${columns}) VALUES (?, ?, ?, ?, ?)`,
    person,
    role,
    region,
    unit,
    since,
  )
}

const ended: Delegation['state'] = 'ended'

/** Who may use the product. */
export function accessStore(database: Database): Access {
  return {
    member: (person) => memberNow(database, person),

    async members(of) {
      const rows =
        of === undefined
          ? await database.rows<MemberRecord>(`${present} ${asTheyCame}`)
          : await database.rows<MemberRecord>(
              `${present} AND region IS ? AND unit IS ? ${asTheyCame}`,
              of.region,
              of.unit,
            )
      return rows.map(toMember)
    },

    setMember: (member) => appendMember(database, member),

    async removeMember(person, at) {
      await database.transaction(async (inner) => {
        if ((await memberNow(inner, person)) !== null) {
          await inner.change('INSERT INTO member (person, role, at) VALUES (?, NULL, ?)', person, at)
        }
        await inner.change(
          `INSERT INTO delegation (official, staff, state, at)
           SELECT official, staff, ?, ? FROM delegation AS now
           WHERE (official = ? OR staff = ?) AND state IN ('asked', 'accepted')
             AND seq = (SELECT max(seq) FROM delegation WHERE official = now.official AND staff = now.staff)
           ORDER BY seq`,
          ended,
          at,
          person,
          person,
        )
      })
    },
  }
}

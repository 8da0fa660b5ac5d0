import type { Database } from './database.ts'
import { presentParticipants } from './reminders-participants.ts'

/** What was said or set at the new address already is later than what comes along from the old one. */
async function carrySettings(database: Database, from: string, to: string): Promise<void> {
  await database.change(
    `INSERT INTO chat_setting (address, key, value)
     SELECT ?, key, value FROM chat_setting WHERE address = ? ON CONFLICT DO NOTHING`,
    to,
    from,
  )
  await database.change('DELETE FROM chat_setting WHERE address = ?', from)
}

async function carryConsents(database: Database, from: string, to: string): Promise<void> {
  await database.change(
    `INSERT INTO consent (person, address, given, at)
     SELECT person, ?, given, at FROM consent WHERE address = ? ON CONFLICT DO NOTHING`,
    to,
    from,
  )
  await database.change('DELETE FROM consent WHERE address = ?', from)
}

/** Message ids are those of the old chat and name nothing, or something else, in the new one. */
async function carryOutgoing(database: Database, from: string, to: string): Promise<void> {
  await database.change(
    `UPDATE outbox SET address = ?, thread = NULL, reply_to = NULL, replaces = NULL
     WHERE address = ? AND settled_at IS NULL`,
    to,
    from,
  )
}

/** Of a group at the new address (?1) that was looked at and never switched on, while the old one (?2) is in use. */
const neverOn = `
  SELECT fresh.id FROM subscription AS fresh
  JOIN subscription AS old ON old.address = ?2 AND old.kind = 'group' AND old.state <> 'off'
  WHERE fresh.address = ?1 AND fresh.kind = 'group' AND fresh.state = 'off' AND fresh.planned_day IS NULL
    AND NOT EXISTS (SELECT 1 FROM participant WHERE subscription = fresh.id)`

/**
 * Puts one that was only looked at out of the way: to the old address, where it stays off. The panel may be opened at
 * the new address before the move is known; what the group has agreed on must not end with that.
 */
async function makeRoom(database: Database, from: string, to: string, at: string): Promise<void> {
  const [found] = await database.rows<{ id: string }>(neverOn, to, from)
  if (!found) return
  const readdress = (where: string, address: string) =>
    database.change('UPDATE subscription SET address = ? WHERE address = ?', address, where)
  const between = `${to} ${found.id}`
  await readdress(to, between)
  await database.change(
    'UPDATE subscription SET address = ?, thread = NULL, updated_at = ? WHERE address = ?',
    to,
    at,
    from,
  )
  await readdress(between, from)
}

/**
 * The subscription goes along, its topic does not. Where the new address has one of its own that was ever on, that one
 * holds: the old one is switched off where it stands, and those who took part in it take part in the other unless they
 * said anything about that already.
 */
async function carrySubscription(database: Database, from: string, to: string, at: string): Promise<void> {
  await makeRoom(database, from, to, at)
  const moved = await database.change(
    `UPDATE subscription SET address = ?1, thread = NULL, updated_at = ?3
     WHERE address = ?2 AND NOT EXISTS (SELECT 1 FROM subscription WHERE address = ?1) RETURNING id`,
    to,
    from,
    at,
  )
  if (moved.length > 0) return
  await database.change(
    `INSERT INTO participant (subscription, person, joined, at)
     SELECT fresh.id, old.person, 1, ?3
     FROM (${presentParticipants}) AS old
     JOIN subscription AS left ON left.id = old.subscription AND left.address = ?2 AND left.kind = 'group'
     JOIN subscription AS fresh ON fresh.address = ?1 AND fresh.kind = 'group'
     WHERE left.state <> 'off'
       AND NOT EXISTS (SELECT 1 FROM participant WHERE subscription = fresh.id AND person = old.person)
     ORDER BY old.seq`,
    to,
    from,
    at,
  )
  await database.change(
    `UPDATE subscription SET state = 'off', updated_at = ? WHERE address = ? AND state <> 'off'`,
    at,
    from,
  )
}

/** The new address takes over kind, title and owner where it is not known yet; the old one points to it. */
async function pointTo(database: Database, from: string, to: string, at: string): Promise<void> {
  const marked = await database.change(
    `UPDATE chat SET active = 0, moved_to = ?, updated_at = ? WHERE address = ? AND moved_to IS NOT ?
     RETURNING address`,
    to,
    at,
    from,
    to,
  )
  if (marked.length === 0) return
  await database.change(
    `INSERT INTO chat (address, kind, title, owner, active, updated_at)
     SELECT ?, kind, title, owner, 1, ? FROM chat WHERE address = ?
     ON CONFLICT (address) DO UPDATE SET owner = coalesce(owner, excluded.owner)`,
    to,
    at,
    from,
  )
}

/** Carries everything of a chat over to the address to which the platform moved it. */
export async function move(database: Database, from: string, to: string, at: string): Promise<void> {
  await pointTo(database, from, to, at)
  await carrySettings(database, from, to)
  await carryConsents(database, from, to)
  await carryOutgoing(database, from, to)
  await carrySubscription(database, from, to, at)
}

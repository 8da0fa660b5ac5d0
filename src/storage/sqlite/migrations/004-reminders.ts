import { civilDateOf } from '../../../calendar/index.ts'
import { appendOnly, day, instant, neverDeleted, wallTime } from './checks.ts'
import type { Migration } from './migration.ts'

/** One a chat for good. Its address changes where the platform moves the chat, and only there. */
const subscriptions = [
  `CREATE TABLE subscription (
     id TEXT PRIMARY KEY NOT NULL CHECK (length(id) BETWEEN 8 AND 40 AND id NOT GLOB '*[^-A-Za-z0-9]*'),
     address TEXT NOT NULL UNIQUE CHECK (address <> ''),
     kind TEXT NOT NULL CHECK (kind IN ('private', 'group')),
     state TEXT NOT NULL CHECK (state IN ('on', 'paused', 'off')),
     since TEXT NOT NULL CHECK (${day('since')}),
     time TEXT NOT NULL CHECK (${wallTime('time')}),
     thread INTEGER,
     settings TEXT NOT NULL CHECK (json_valid(settings)),
     planned_day TEXT CHECK (${day('planned_day')}),
     updated_at TEXT NOT NULL CHECK (${instant('updated_at')})
   ) STRICT`,
  // In the order in which they come due, with all that is asked of one before its row is read.
  `CREATE INDEX subscription_due ON subscription (time, id, planned_day, address) WHERE state = 'on'`,
  `CREATE TRIGGER subscription_of_person BEFORE INSERT ON subscription
   WHEN NEW.kind = 'private' AND NOT EXISTS (SELECT 1 FROM person WHERE id = NEW.address)
   BEGIN SELECT RAISE(ABORT, 'subscription: a private chat has the id of a person'); END`,
  `CREATE TRIGGER subscription_stays BEFORE UPDATE ON subscription
   WHEN NEW.id IS NOT OLD.id OR NEW.kind IS NOT OLD.kind
   BEGIN SELECT RAISE(ABORT, 'subscription: id and kind are never changed'); END`,
  neverDeleted('subscription'),
]

/** Who takes part is whoever's latest row says so; a row stands for a change. */
const participants = [
  `CREATE TABLE participant (
     seq INTEGER PRIMARY KEY AUTOINCREMENT,
     subscription TEXT NOT NULL REFERENCES subscription (id),
     person TEXT NOT NULL REFERENCES person (id),
     joined INTEGER NOT NULL CHECK (joined IN (0, 1)),
     at TEXT NOT NULL CHECK (${instant('at')})
   ) STRICT`,
  'CREATE INDEX participant_by_subscription ON participant (subscription, person, seq)',
  'CREATE INDEX participant_by_person ON participant (person, subscription, seq)',
  `CREATE TRIGGER participant_of_group BEFORE INSERT ON participant
   WHEN (SELECT kind FROM subscription WHERE id = NEW.subscription) IS 'private'
   BEGIN SELECT RAISE(ABORT, 'participant: a private chat has its own person alone'); END`,
  ...appendOnly('participant', 'seq = NEW.seq'),
]

/**
 * What digests brought up, without a word that anybody said; `person` is empty where it is nobody's. The rows of a
 * period are what keeps the same from being brought up twice, so they stay until no period that is looked at can be
 * theirs: see forget.ts.
 */
const items = [
  `CREATE TABLE reminder_item (
     subscription TEXT NOT NULL REFERENCES subscription (id),
     start TEXT NOT NULL CHECK (${day('start')}),
     person TEXT NOT NULL,
     obligation TEXT NOT NULL CHECK (obligation <> ''),
     stage TEXT NOT NULL CHECK (stage <> ''),
     day TEXT NOT NULL CHECK (${day('day')}),
     digest TEXT NOT NULL CHECK (digest <> ''),
     PRIMARY KEY (subscription, start, person, obligation, stage)
   ) STRICT, WITHOUT ROWID`,
  'CREATE INDEX reminder_item_by_digest ON reminder_item (digest)',
  `CREATE TRIGGER reminder_item_of_person BEFORE INSERT ON reminder_item
   WHEN NEW.person <> '' AND NOT EXISTS (SELECT 1 FROM person WHERE id = NEW.person)
   BEGIN SELECT RAISE(ABORT, 'reminder_item: unknown person'); END`,
]

/**
 * A person's own reminders. `sent` follows the outbox, so that what is over needs no look at its digest: those that
 * stand or wait are few, those that were sent many.
 */
const ownReminders = [
  `CREATE TABLE own_reminder (
     id TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
     person TEXT NOT NULL REFERENCES person (id),
     day TEXT NOT NULL CHECK (${day('day')}),
     time TEXT CHECK (${wallTime('time')}),
     text TEXT NOT NULL,
     activity TEXT,
     planned_for TEXT CHECK (${day('planned_for')}),
     created_at TEXT NOT NULL CHECK (${instant('created_at')}),
     cancelled_at TEXT CHECK (${instant('cancelled_at')}),
     digest TEXT CHECK (digest <> ''),
     sent INTEGER NOT NULL DEFAULT 0 CHECK (sent = 0 OR (sent = 1 AND cancelled_at IS NULL AND digest IS NOT NULL))
   ) STRICT`,
  'CREATE INDEX own_reminder_due ON own_reminder (day) WHERE cancelled_at IS NULL AND sent = 0',
  `CREATE INDEX own_reminder_by_person ON own_reminder (person, day) WHERE cancelled_at IS NULL AND sent = 0`,
  'CREATE INDEX own_reminder_by_digest ON own_reminder (digest) WHERE digest IS NOT NULL',
  `CREATE TRIGGER own_reminder_unedited BEFORE UPDATE ON own_reminder
   WHEN NEW.id IS NOT OLD.id OR NEW.person IS NOT OLD.person OR NEW.day IS NOT OLD.day OR NEW.time IS NOT OLD.time
     OR NEW.text IS NOT OLD.text OR NEW.activity IS NOT OLD.activity OR NEW.planned_for IS NOT OLD.planned_for
     OR NEW.created_at IS NOT OLD.created_at OR OLD.cancelled_at IS NOT NULL OR OLD.sent = 1
   BEGIN SELECT RAISE(ABORT, 'own_reminder: never edited, and over once'); END`,
  `CREATE TRIGGER own_reminder_stands BEFORE DELETE ON own_reminder
   WHEN OLD.cancelled_at IS NULL AND OLD.sent = 0
   BEGIN SELECT RAISE(ABORT, 'own_reminder: rows that stand are never deleted'); END`,
]

const digests = [
  'CREATE INDEX outbox_waiting_key ON outbox (key) WHERE settled_at IS NULL',
  `CREATE TRIGGER outbox_sends_own AFTER UPDATE OF outcome ON outbox WHEN NEW.outcome = 'sent'
   BEGIN UPDATE own_reminder SET sent = 1 WHERE digest = NEW.key AND cancelled_at IS NULL AND sent = 0; END`,
]

/**
 * Whoever holds a post, or is to hold one, is reminded in private from the day of the migration on: nothing of the days
 * before is made up for.
 */
const subscribeHolders = `
  INSERT INTO subscription (id, address, kind, state, since, time, settings, updated_at)
  SELECT lower(hex(randomblob(9))), person.id, 'private', 'on', :today, '09:00', '{}', :at FROM person
  WHERE EXISTS (
    SELECT 1 FROM tenure
    WHERE tenure.person = person.id AND withdrawn = 0 AND (to_day IS NULL OR to_day >= :today)
      AND version = (SELECT max(version) FROM tenure AS later WHERE later.id = tenure.id)
  )
  ORDER BY person.rowid`

/** The plans that their people asked to be reminded of, as cards have them. */
const keptPlans = `
  SELECT pending.id FROM pending
  WHERE kind = 'plan' AND settled_at IS NULL
    AND CASE WHEN json_valid(payload) THEN payload ->> '$.kept' END IS 1`

/** Days for which a plan whose day has passed was brought up before; what is older nobody waits for any more. */
const daysKeptAfter = 14

const carryPlans = `
  INSERT INTO own_reminder (id, person, day, text, activity, planned_for, created_at)
  SELECT card.id || '-' || item.key, card.person, item.value ->> '$.date', card.payload ->> '$.words',
    item.value ->> '$.activity', item.value ->> '$.date', card.created_at
  FROM pending AS card CROSS JOIN json_each(card.payload, '$.items') AS item
  WHERE card.id IN (${keptPlans}) AND date(item.value ->> '$.date') IS item.value ->> '$.date'
    AND item.value ->> '$.date' >= date(:today, '-${daysKeptAfter} days')`

const settlePlans = `
  UPDATE pending SET settled_at = :at, outcome = 'confirmed' WHERE id IN (${keptPlans})`

/** Who is reminded, what was brought up, and people's own reminders. */
export const fourth: Migration = {
  version: 4,
  async up(db, now) {
    const groups = [subscriptions, participants, items, ownReminders, digests]
    for (const statement of groups.flat()) await db.raw(statement)
    const [today, at] = [civilDateOf(now), now.toISOString()]
    await db.raw(subscribeHolders, { today, at })
    await db.raw(carryPlans, { today })
    await db.raw(settlePlans, { at })
  },
}

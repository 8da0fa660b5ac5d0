import { appendOnly, instant, neverDeleted } from './checks.ts'
import type { Migration } from './migration.ts'

/** A membership is its latest row; one without a role ended. */
const members = [
  `CREATE TABLE member (
     seq INTEGER PRIMARY KEY AUTOINCREMENT,
     person TEXT NOT NULL REFERENCES person (id),
     role TEXT CHECK (role IN ('official', 'staff')),
     region TEXT,
     unit TEXT,
     at TEXT NOT NULL CHECK (${instant('at')})
   ) STRICT`,
  'CREATE INDEX member_by_person ON member (person, seq)',
  ...appendOnly('member', 'seq = NEW.seq'),
]

/** An invitation is used by one person, or revoked, or neither. */
const invitations = [
  `CREATE TABLE invitation (
     code TEXT PRIMARY KEY NOT NULL CHECK (length(code) BETWEEN 16 AND 40 AND code NOT GLOB '*[^-A-Za-z0-9_]*'),
     role TEXT NOT NULL CHECK (role IN ('official', 'staff')),
     region TEXT,
     unit TEXT,
     created_by TEXT NOT NULL REFERENCES person (id),
     created_at TEXT NOT NULL CHECK (${instant('created_at')}),
     expires_at TEXT NOT NULL CHECK (${instant('expires_at')}),
     used_by TEXT REFERENCES person (id),
     used_at TEXT CHECK (${instant('used_at')} AND (used_at IS NULL) = (used_by IS NULL)),
     revoked_at TEXT CHECK (${instant('revoked_at')} AND (revoked_at IS NULL OR used_by IS NULL))
   ) STRICT`,
  `CREATE TRIGGER invitation_settled_once BEFORE UPDATE ON invitation
   WHEN OLD.used_by IS NOT NULL OR OLD.revoked_at IS NOT NULL
   BEGIN SELECT RAISE(ABORT, 'invitation: used or revoked once'); END`,
  neverDeleted('invitation'),
]

/** What holds between an official and a member of the staff is the latest row of the two. */
const delegations = [
  `CREATE TABLE delegation (
     seq INTEGER PRIMARY KEY AUTOINCREMENT,
     official TEXT NOT NULL REFERENCES person (id),
     staff TEXT NOT NULL REFERENCES person (id) CHECK (staff <> official),
     state TEXT NOT NULL CHECK (state IN ('asked', 'accepted', 'declined', 'ended')),
     at TEXT NOT NULL CHECK (${instant('at')})
   ) STRICT`,
  'CREATE INDEX delegation_by_official ON delegation (official, staff, seq)',
  'CREATE INDEX delegation_by_staff ON delegation (staff, official, seq)',
  ...appendOnly('delegation', 'seq = NEW.seq'),
]

/** What came in. Rows stay for good, without their body once done, so that none is taken in twice. */
const inbox = [
  `CREATE TABLE inbox (
     channel TEXT NOT NULL CHECK (channel <> ''),
     id INTEGER NOT NULL,
     lane TEXT NOT NULL CHECK (lane <> ''),
     body TEXT NOT NULL CHECK (body = '' OR outcome IS NOT 'done'),
     received_at TEXT NOT NULL CHECK (${instant('received_at')}),
     attempts INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),
     settled_at TEXT CHECK (${instant('settled_at')}),
     outcome TEXT CHECK (outcome IN ('done', 'parked') AND (outcome IS NULL) = (settled_at IS NULL)),
     cause TEXT,
     PRIMARY KEY (channel, id)
   ) STRICT, WITHOUT ROWID`,
  'CREATE INDEX inbox_waiting ON inbox (channel, id) WHERE settled_at IS NULL',
  "CREATE INDEX inbox_parked ON inbox (channel, id) WHERE outcome = 'parked'",
  `CREATE TRIGGER inbox_settled_once BEFORE UPDATE ON inbox
   WHEN OLD.settled_at IS NOT NULL OR NEW.channel IS NOT OLD.channel OR NEW.id IS NOT OLD.id
   BEGIN SELECT RAISE(ABORT, 'inbox: a row is settled once'); END`,
  neverDeleted('inbox'),
]

/** What is to go out. Rows stay for good, without their body once settled, so that no key is used twice. */
const outbox = [
  `CREATE TABLE outbox (
     seq INTEGER PRIMARY KEY AUTOINCREMENT,
     key TEXT NOT NULL UNIQUE CHECK (key <> ''),
     address TEXT NOT NULL CHECK (address <> ''),
     thread INTEGER,
     reply_to INTEGER,
     replaces INTEGER,
     body TEXT NOT NULL CHECK (body = '' OR settled_at IS NULL),
     created_at TEXT NOT NULL CHECK (${instant('created_at')}),
     message_ids TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(message_ids)),
     attempts INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),
     settled_at TEXT CHECK (${instant('settled_at')}),
     outcome TEXT CHECK (outcome IN ('sent', 'undeliverable') AND (outcome IS NULL) = (settled_at IS NULL)),
     cause TEXT
   ) STRICT`,
  'CREATE INDEX outbox_waiting ON outbox (seq) WHERE settled_at IS NULL',
  `CREATE TRIGGER outbox_settled_once BEFORE UPDATE ON outbox
   WHEN OLD.settled_at IS NOT NULL OR NEW.key IS NOT OLD.key
   BEGIN SELECT RAISE(ABORT, 'outbox: a row is settled once'); END`,
  neverDeleted('outbox'),
]

/** Chats, what is set for them, and who lets what be shown there; `owner` may be somebody never spoken with. */
const chats = [
  `CREATE TABLE chat (
     address TEXT PRIMARY KEY NOT NULL CHECK (address <> ''),
     kind TEXT NOT NULL CHECK (kind IN ('private', 'group')),
     title TEXT,
     owner TEXT,
     active INTEGER NOT NULL CHECK (active IN (0, 1)),
     cause TEXT,
     moved_to TEXT CHECK (moved_to <> address),
     updated_at TEXT NOT NULL CHECK (${instant('updated_at')})
   ) STRICT`,
  `CREATE TABLE chat_setting (
     address TEXT NOT NULL CHECK (address <> ''),
     key TEXT NOT NULL CHECK (key <> ''),
     value TEXT NOT NULL,
     PRIMARY KEY (address, key)
   ) STRICT`,
  `CREATE TABLE consent (
     person TEXT NOT NULL REFERENCES person (id),
     address TEXT NOT NULL CHECK (address <> ''),
     given INTEGER NOT NULL CHECK (given IN (0, 1)),
     at TEXT NOT NULL CHECK (${instant('at')}),
     PRIMARY KEY (person, address)
   ) STRICT`,
  'CREATE INDEX consent_by_address ON consent (address)',
]

/** What the short ids of buttons stand for; a tap may come years later. */
const buttons = [
  `CREATE TABLE button_action (
     id TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
     action TEXT NOT NULL
   ) STRICT`,
]

/** People who were invited, and what comes in and goes out through channels. */
export const second: Migration = {
  version: 2,
  async up(db) {
    const groups = [members, invitations, delegations, inbox, outbox, chats, buttons]
    for (const statement of groups.flat()) await db.raw(statement)
  },
}

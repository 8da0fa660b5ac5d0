import type {
  ChatRow,
  NewInboxRow,
  NewInvitation,
  NewLedgerRow,
  NewOutRow,
  NewOwnReminder,
  NewTenure,
  PendingRow,
  ReminderItemRow,
  SubscriptionRow,
} from '../../src/storage/index.ts'

export const at = (minute: number): string => new Date(Date.UTC(2026, 9, 1, 0, minute)).toISOString()

/** A complete line of the ledger with distinct values in every field; `over` changes some. */
export function line(id: string, over: Partial<NewLedgerRow> = {}): NewLedgerRow {
  return {
    id,
    person: 'zhang',
    recordedBy: 'staff',
    kind: 'record',
    amends: null,
    activity: 'led-inspection',
    date: '2026-09-30',
    place: '某化工厂',
    count: 2,
    words: `带队检查了某化工厂（${id}）`,
    reason: '补充说明',
    recordedAt: at(5),
    confirmation: `card-${id}`,
    ...over,
  }
}

export function tenure(over: Partial<NewTenure> = {}): NewTenure {
  return {
    person: 'zhang',
    regulation: 'zaozhuang-2019',
    post: 'town-government-head',
    title: '镇长',
    from: '2026-01-10',
    to: null,
    recordedAt: at(1),
    ...over,
  }
}

export function card(id: string, over: Partial<PendingRow> = {}): Omit<PendingRow, 'settledAt' | 'outcome'> {
  return { id, person: 'zhang', kind: 'log', payload: '{"draft":1}', createdAt: at(2), ...over }
}

export function invitation(code: string, over: Partial<NewInvitation> = {}): NewInvitation {
  return {
    code: code.padEnd(16, '_'),
    role: 'official',
    region: 'zaozhuang-2019',
    unit: '某镇',
    createdBy: 'staff',
    createdAt: at(1),
    expiresAt: at(60),
    ...over,
  }
}

export function incoming(id: number, over: Partial<NewInboxRow> = {}): NewInboxRow {
  return { channel: 'tg', id, lane: 'tg:7', body: `{"said":"第${id}条"}`, receivedAt: at(1), ...over }
}

export function outgoing(key: string, over: Partial<NewOutRow> = {}): NewOutRow {
  return {
    key,
    address: 'tg:7',
    thread: 3,
    replyTo: 41,
    replaces: 42,
    body: `{"reply":"${key}"}`,
    createdAt: at(2),
    ...over,
  }
}

export function chat(address: string, over: Partial<ChatRow> = {}): ChatRow {
  return {
    address,
    kind: 'group',
    title: '安委办工作群',
    owner: 'zhang',
    active: true,
    cause: null,
    movedTo: null,
    updatedAt: at(1),
    ...over,
  }
}

/** A group's subscription with distinct values in every field. */
export function subscription(id: string, over: Partial<SubscriptionRow> = {}): SubscriptionRow {
  return {
    id: id.padEnd(8, '0'),
    address: `tg:-${id}`,
    kind: 'group',
    state: 'on',
    since: '2026-10-08',
    time: '09:00',
    thread: 5,
    settings: '{"naming":"counts"}',
    plannedDay: null,
    updatedAt: at(3),
    ...over,
  }
}

export function item(of: string, over: Partial<ReminderItemRow> = {}): ReminderItemRow {
  return {
    subscription: of.padEnd(8, '0'),
    person: 'zhang',
    obligation: 'town-head-inspection',
    start: '2026-10-01',
    stage: '30',
    day: '2026-11-30',
    digest: `r:${of}:2026-11-30`,
    ...over,
  }
}

export function own(id: string, over: Partial<NewOwnReminder> = {}): NewOwnReminder {
  return {
    id,
    person: 'zhang',
    day: '2026-10-09',
    time: '14:30',
    text: `下周五带队检查（${id}）`,
    activity: 'led-inspection',
    plannedFor: '2026-10-10',
    createdAt: at(4),
    ...over,
  }
}

import type { Attaching, Making, SentFile } from './files/state.ts'
import type { ReviewState, Upload } from './imports/state.ts'
import type {
  Board,
  ChecklistSpan,
  ChecklistView,
  ImportsBody,
  MessageBody,
  ReaderView,
  Reply,
  Session,
} from './wire.ts'

/** One line of the conversation as the page shows it. */
export interface Line {
  /** Unique on the page; for a line of the history `h` and its number. */
  key: string
  from: 'person' | 'assistant'
  /** ISO 8601, UTC. */
  at: string
  text?: string
  /** Of a person's line said here: the files that went with it. */
  files?: SentFile[]
  reply?: Reply
  /** Of a person's line that has not been answered yet. */
  outgoing?: { message: MessageBody; state: 'sending' | 'failed'; error?: string }
  /** Of a reply that a model puts in its words: what has come of it, shown in its place; null before the first of it. */
  phrasing?: { soFar: Reply | null }
  /** Read out by the announcement, once it is whole, and not as it changes. */
  quiet?: true
}

/** What the reader points at: a provision, and the words of it that were cited. */
export interface Target {
  ref: string
  quote: string | null
}

export interface State {
  session: Session | null
  /** `Date.now()` when the session was read, to let the shown clock run on. */
  sessionReadAt: number
  lines: Line[]
  /** The first history number shown; null where nothing came from the history. */
  firstSeq: number | null
  /** The last history number known; 0 where there is none. */
  lastSeq: number
  hasOlder: boolean
  loadingOlder: boolean
  /** Shown instead of an empty conversation. */
  welcome: Reply | null
  /** A failure that belongs to no line, in one sentence. */
  problem: string | null
  board: Board | null
  checklist: ChecklistView | null
  checklistSpan: ChecklistSpan
  regulations: { id: string; shortName: string; fullName: string }[]
  reader: ReaderView | null
  target: Target | null
  /** What is read out to those who do not see the page, beside the lines themselves. */
  announcement: string
  side: 'board' | 'checklist' | 'reader'
  /** The reader gives way to the list of regulations, where they are brought and reviewed. */
  library: boolean
  imports: ImportsBody | null
  uploads: Upload[]
  /** null where none is open. */
  review: ReviewState | null
  /** On narrow screens the side lies over the conversation, or is closed. */
  sideOpen: boolean
  draft: string
  /** Files that go with the next message. */
  attached: Attaching[]
  /** Downloads under way and those that failed, by address. */
  making: Readonly<Record<string, Making>>
  /** Files are being dragged over the conversation. */
  dragging: boolean
}

export const initialState: State = {
  session: null,
  sessionReadAt: 0,
  lines: [],
  firstSeq: null,
  lastSeq: 0,
  hasOlder: false,
  loadingOlder: false,
  welcome: null,
  problem: null,
  board: null,
  checklist: null,
  checklistSpan: 'quarter',
  regulations: [],
  reader: null,
  target: null,
  announcement: '',
  side: 'board',
  library: false,
  imports: null,
  uploads: [],
  review: null,
  sideOpen: false,
  draft: '',
  attached: [],
  making: {},
  dragging: false,
}

export interface Store {
  readonly state: State
  update(change: Partial<State>): void
  updateLine(key: string, change: (line: Line) => Line): void
}

/** Holds the state; `onChange` runs after every change, so that what follows an update finds the page up to date. */
export function createStore(onChange: (state: State) => void): Store {
  let state = initialState
  const update = (change: Partial<State>) => {
    state = { ...state, ...change }
    onChange(state)
  }
  return {
    get state() {
      return state
    },
    update,
    updateLine: (key, change) =>
      update({ lines: state.lines.map((line) => (line.key === key ? change(line) : line)) }),
  }
}

/** True while an answer is awaited. */
export function isSending(state: State): boolean {
  return state.lines.some((line) => line.outgoing?.state === 'sending')
}

/** True where the composer holds something to send, and nothing of it is still on its way. */
export function canSend(state: State): boolean {
  const { attached, draft } = state
  if (isSending(state) || attached.some((one) => one.state === 'uploading')) return false
  return draft.trim() !== '' || attached.some((one) => one.state === 'ready')
}

/** The product's clock as it runs on since the session was read: milliseconds since 1970. */
export function shownNow({ session, sessionReadAt }: State): number {
  return session ? Date.parse(session.now) + (Date.now() - sessionReadAt) : Date.now()
}

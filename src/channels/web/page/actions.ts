import { type ChecklistActions, createChecklistActions } from './checklist.ts'
import { client, RequestError } from './client.ts'
import { attachedOf, createFileActions, type FileActions } from './files/actions.ts'
import { historyLine } from './history-line.ts'
import { createImportActions, type ImportActions } from './imports/actions.ts'
import { createMessageActions, type MessageActions } from './messages.ts'
import { outbox } from './outbox.ts'
import { lookForReminders } from './reminders.ts'
import { scroll } from './scroll.ts'
import { isSending, type Line, type State, type Store } from './state.ts'
import type { Citation } from './wire.ts'

const HISTORY_PAGE = 40

/** What the page can do; each action reads and changes the state, and says in it what went wrong. */
export interface Actions extends MessageActions, ImportActions, FileActions, ChecklistActions {
  /** Reads everything anew; what was not sent yet stays. */
  reload(): Promise<void>
  loadOlder(): Promise<void>
  refreshBoard(): Promise<void>
  /** Shows what came without being asked for since the page was read. */
  lookForReminders(): Promise<void>
  openCitation(citation: Citation): Promise<void>
  openRegulation(id: string): Promise<void>
  showSide(side: State['side']): Promise<void>
  closeSide(): void
  logOut(): Promise<void>
}

export function createActions(store: Store): Actions {
  const guarded = async (work: () => Promise<void>) => {
    try {
      await work()
      if (store.state.problem !== null) store.update({ problem: null })
    } catch (error) {
      if (!(error instanceof RequestError)) throw error
      store.update({ problem: error.message, loadingOlder: false })
    }
  }

  const checklist = createChecklistActions(store, guarded)

  const refreshBoard = () =>
    guarded(async () => {
      const [board] = await Promise.all([client.board(), checklist.refreshChecklist()])
      store.update({ board })
    })

  const readRegulation = async (id: string) => {
    if (store.state.reader?.id !== id) store.update({ reader: await client.regulation(id) })
  }

  const files = createFileActions(store)

  const messages = createMessageActions(store, files, refreshBoard)

  const imports = createImportActions(store, refreshBoard)

  return {
    ...messages,
    ...imports,
    ...files,
    ...checklist,
    refreshBoard,
    lookForReminders: async () => {
      if (await lookForReminders(store)) await refreshBoard()
    },
    reload: () =>
      guarded(async () => {
        if (isSending(store.state)) return
        messages.stopPhrasing()
        store.update(await readAll(store.state))
        scroll.toEnd()
      }),
    loadOlder: () =>
      guarded(async () => {
        const { firstSeq, hasOlder, loadingOlder } = store.state
        if (firstSeq === null || !hasOlder || loadingOlder) return
        store.update({ loadingOlder: true })
        const older = await client.history(HISTORY_PAGE, firstSeq)
        scroll.keepingPlace(() =>
          store.update({
            lines: [...older.map(historyLine), ...store.state.lines],
            firstSeq: older[0]?.seq ?? firstSeq,
            hasOlder: older.length === HISTORY_PAGE,
            loadingOlder: false,
          }),
        )
      }),
    openCitation: ({ ref, quote }) =>
      guarded(async () => {
        await readRegulation(regulationOf(ref))
        store.update({
          target: { ref, quote: quote || null },
          side: 'reader',
          library: false,
          sideOpen: true,
        })
        scroll.toTarget()
      }),
    openRegulation: (id) =>
      guarded(async () => {
        await readRegulation(id)
        store.update({ target: null, library: false })
        scroll.readerToTop()
      }),
    showSide: (side) =>
      guarded(async () => {
        const first = ownRegulation(store.state) ?? store.state.regulations[0]?.id
        store.update({ library: false })
        if (side === 'reader' && store.state.reader === null && first) await readRegulation(first)
        store.update({ side, sideOpen: true })
        await checklist.refreshChecklist()
      }),
    logOut: () =>
      guarded(async () => {
        await client.logOut()
        location.assign('/login')
      }),
    closeSide: () => {
      if (store.state.sideOpen) store.update({ sideOpen: false })
    },
  }
}

function regulationOf(ref: string): string {
  return ref.split('#')[0] ?? ''
}

/** The regulation that the person's duties stand in. */
function ownRegulation({ board }: State): string | undefined {
  const duty = board?.groups.flatMap((group) => group.duties)[0]
  return duty && regulationOf(duty.citation.ref)
}

async function readAll(state: State): Promise<Partial<State>> {
  const [session, history, board, regulations] = await Promise.all([
    client.session(),
    client.history(HISTORY_PAGE),
    client.board(),
    client.regulations(),
  ])
  const lines = [...history.map(historyLine), ...unsentLines(state)]
  return {
    session,
    sessionReadAt: Date.now(),
    lines,
    firstSeq: history[0]?.seq ?? null,
    lastSeq: history.at(-1)?.seq ?? 0,
    hasOlder: history.length === HISTORY_PAGE,
    board,
    regulations,
    welcome: lines.length === 0 ? await client.welcome() : null,
    draft: state.draft || outbox.draft(),
    attached: state.attached.length > 0 ? state.attached : attachedAgain(),
  }
}

/** What was in the composer of this tab when the page was left. */
function attachedAgain(): State['attached'] {
  let key = 0
  return attachedOf(outbox.attached(), () => --key)
}

/** What this page failed to send or, when it has just been opened, what it was sending when it was closed. */
function unsentLines(state: State): Line[] {
  const onPage = state.lines.filter((line) => line.outgoing)
  if (onPage.length > 0) return onPage
  return outbox.unsent().map(({ message, shown, files, at }) => ({
    key: message.id,
    from: 'person',
    at,
    text: shown,
    ...(files && { files }),
    outgoing: { message, state: 'failed', error: '页面在收到回复前关闭了；重试不会重复处理。' },
  }))
}

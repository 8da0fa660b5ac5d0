import { client, RequestError } from '../client.ts'
import type { Store } from '../state.ts'
import { createReviewActions, type ReviewActions } from './review-actions.ts'
import type { Upload } from './state.ts'

/** Bringing regulations and reviewing them. */
export interface ImportActions extends ReviewActions {
  openLibrary(): Promise<void>
  closeLibrary(): void
  /** Brings files one after another; each is told by itself. */
  upload(files: readonly File[]): Promise<void>
  removeRegulation(id: string): Promise<void>
  repealRegulation(id: string, from: string, reason: string): Promise<void>
}

/** @param changed runs after rules came into force or went. */
export function createImportActions(store: Store, changed: () => Promise<void>): ImportActions {
  let uploads = 0

  const told = async (work: () => Promise<void>) => {
    try {
      await work()
      if (store.state.problem !== null) store.update({ problem: null })
    } catch (error) {
      if (!(error instanceof RequestError)) throw error
      store.update({ problem: error.message })
    }
  }
  const refresh = () =>
    told(async () => {
      const [imports, regulations] = await Promise.all([client.imports(), client.regulations()])
      store.update({ imports, regulations })
    })
  const updateUpload = (key: number, change: Partial<Upload>) =>
    store.update({
      uploads: store.state.uploads.map((one) => (one.key === key ? { ...one, ...change } : one)),
    })

  return {
    ...createReviewActions(store, async () => {
      await refresh()
      await changed()
    }),
    async openLibrary() {
      store.update({ library: true, side: 'reader', sideOpen: true })
      await refresh()
    },
    closeLibrary: () => store.update({ library: false }),
    async upload(files) {
      const queue = files.map((file) => ({ file, key: ++uploads }))
      const waiting = queue.map(({ file, key }): Upload => ({ key, name: file.name, state: 'waiting' }))
      store.update({ uploads: [...waiting, ...store.state.uploads] })
      for (const { file, key } of queue) {
        updateUpload(key, { state: 'reading' })
        try {
          updateUpload(key, { state: 'done', result: await client.upload(file) })
        } catch (error) {
          if (!(error instanceof RequestError)) throw error
          updateUpload(key, { state: 'failed', error: error.message })
        }
      }
      await refresh()
    },
    removeRegulation: (id) =>
      told(async () => {
        const imports = await client.removeImport(id)
        const reader = store.state.reader?.id === id ? null : store.state.reader
        store.update({ imports, reader, regulations: await client.regulations() })
        await changed()
      }),
    repealRegulation: (id, from, reason) =>
      told(async () => {
        store.update({ imports: await client.repealImport(id, { by: '', from, reason }) })
        await changed()
      }),
  }
}

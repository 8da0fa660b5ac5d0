import { client, RequestError } from '../client.ts'
import { outbox } from '../outbox.ts'
import type { Store } from '../state.ts'
import type { Attaching, Making, SentFile } from './state.ts'

/** Files that go with a message, and files that are taken away. */
export interface FileActions {
  /** Brings files one after another into the composer; each is told by itself. */
  attach(files: readonly File[]): Promise<void>
  unattach(key: number): void
  /** The files that are ready, taken out of the composer. */
  takeAttached(): SentFile[]
  /** Puts files that were taken back into the composer. */
  putBack(files: readonly SentFile[]): void
  /** Fetches what an address of the server gives and saves it under a name; says meanwhile that it is being made. */
  download(address: string, name: string): Promise<void>
}

/** Files of one message, as the server takes them. */
export const MOST_FILES = 10

export function createFileActions(store: Store): FileActions {
  let last = 0
  /** Taken out of the composer while they were on their way. */
  const dropped = new Set<number>()

  const setAttached = (attached: Attaching[]) => {
    outbox.keepAttached(attached.flatMap(({ sent }) => sent ?? []))
    store.update({ attached })
  }
  const change = (key: number, changed: Partial<Attaching>) =>
    setAttached(store.state.attached.map((one) => (one.key === key ? { ...one, ...changed } : one)))
  const announce = (announcement: string) => store.update({ announcement })

  const bring = async (file: File, key: number) => {
    if (dropped.has(key)) return
    try {
      const { id, file: kept } = await client.bringFile(file)
      change(key, { state: 'ready', sent: { id, ...kept }, name: kept.name, size: kept.bytes })
      if (!dropped.has(key)) announce(`已添加附件 ${kept.name}`)
    } catch (error) {
      if (!(error instanceof RequestError)) throw error
      change(key, { state: 'failed', error: error.message })
    }
  }

  const setMaking = (address: string, making: Making | null) => {
    const { [address]: _, ...others } = store.state.making
    store.update({ making: making ? { ...others, [address]: making } : others })
  }

  return {
    async attach(files) {
      const room = MOST_FILES - store.state.attached.filter(({ state }) => state !== 'failed').length
      const queue = files.map((file, at) => ({ file, key: ++last, fits: at < room }))
      const added = queue.map(
        ({ file, key, fits }): Attaching => ({
          key,
          name: file.name || '粘贴的图片.png',
          size: file.size,
          ...(fits
            ? { state: 'uploading' }
            : {
                state: 'failed',
                error: `一条消息最多带 ${MOST_FILES} 个附件，这个没有添加：请分几次发送。`,
              }),
        }),
      )
      setAttached([...store.state.attached, ...added])
      for (const { file, key, fits } of queue) if (fits) await bring(file, key)
    },
    unattach(key) {
      dropped.add(key)
      setAttached(store.state.attached.filter((one) => one.key !== key))
    },
    takeAttached() {
      const ready = store.state.attached.flatMap(({ sent }) => sent ?? [])
      setAttached(store.state.attached.filter(({ state }) => state === 'failed'))
      return ready
    },
    putBack(files) {
      setAttached([...attachedOf(files, () => ++last), ...store.state.attached])
    },
    async download(address, name) {
      if (store.state.making[address]?.state === 'making') return
      setMaking(address, { state: 'making' })
      announce(`正在生成 ${name}`)
      try {
        const { blob, named } = await client.fetchFile(address)
        save(blob, named ?? name)
        setMaking(address, null)
        announce(`已下载 ${named ?? name}`)
      } catch (error) {
        if (!(error instanceof RequestError)) throw error
        setMaking(address, { state: 'failed', error: error.message })
      }
    },
  }
}

/** Files as the composer shows them. */
export function attachedOf(files: readonly SentFile[], newKey: () => number): Attaching[] {
  return files.map((sent) => ({
    key: newKey(),
    name: sent.name,
    size: sent.bytes,
    state: 'ready',
    sent,
  }))
}

/** Saves bytes under a name, as though the person had followed a link to them. */
export function save(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob)
  const link = Object.assign(document.createElement('a'), { href: url, download: name })
  link.click()
  URL.revokeObjectURL(url)
}

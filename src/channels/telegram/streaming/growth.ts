import type { Part } from '../render/index.ts'
import type { Edits } from './edits.ts'

/** Between two edits of a growing message, at least. */
const EVERY_MS = 1_500
/** How soon an edit for which there was no room is thought of again. */
const AGAIN_MS = 500

/** A message that is shown as it grows, the latest state each time, not too often. */
export interface Growth {
  show(part: Part): void
  /** Shows nothing more; resolves when no edit is under way. Gives whether anything but the beginning may be shown. */
  end(): Promise<boolean>
}

/** Begins with a message that was sent just now. */
export function createGrowth(edits: Pick<Edits, 'showIfFree'>): Growth {
  let latest: Part | null = null
  /** The text shown; null where it is not known. */
  let shown: string | null = ''
  let ended = false
  let timer: NodeJS.Timeout | null = null
  let editing: Promise<void> | null = null
  let nextAt = performance.now() + EVERY_MS

  function plan(): void {
    if (ended || timer || editing || latest === null || latest.html === shown) return
    timer = setTimeout(begin, Math.max(0, nextAt - performance.now()))
  }

  function begin(): void {
    timer = null
    editing = edit(latest as Part).finally(() => {
      editing = null
      plan()
    })
  }

  async function edit(part: Part): Promise<void> {
    const outcome = await edits.showIfFree(part)
    if (outcome === 'shown') shown = part.html
    if (outcome === 'unknown') shown = null
    // Only the last edit is worth another refusal.
    if (outcome === 'refused-for-now' || outcome === 'never') ended = true
    nextAt = performance.now() + (outcome === 'no-room' ? AGAIN_MS : EVERY_MS)
  }

  return {
    show(part) {
      latest = part
      plan()
    },
    async end() {
      ended = true
      if (timer) clearTimeout(timer)
      await editing
      return shown !== ''
    },
  }
}

import type { Progress } from '../../embedding/index.ts'

export interface ProgressShown {
  tell(progress: Progress): void
  /** Ends the bar's line, where there is one. */
  end(): void
}

interface Target {
  isTTY?: boolean
  write(text: string): unknown
}

const CELLS = 20
/** Without a terminal a line is written at every so many percent. */
const STEP = 10

/** How far embedding is: a bar that moves in a terminal, else a line at every tenth. */
export function showProgress(target: Target): ProgressShown {
  let open = false
  let said = -1
  return {
    tell({ done, all }) {
      const percent = Math.floor((done * 100) / all)
      const text = `向量 ${done}/${all}（${percent}%）`
      if (target.isTTY) {
        const full = Math.floor((done * CELLS) / all)
        target.write(`\r[${'#'.repeat(full)}${'.'.repeat(CELLS - full)}] ${text}`)
        open = true
        return
      }
      const step = Math.floor(percent / STEP)
      if (step === said) return
      said = step
      target.write(`${text}\n`)
    },
    end() {
      if (open) target.write('\n')
      open = false
    },
  }
}

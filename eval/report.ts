/** The tables that are printed: each figure, what it was, and the difference. */
import { type Figures, isShare } from './figures.ts'
import type { Outcome } from './running.ts'

const NAME = 28
const COLUMN = 10

/** The table of one set beside the figures last accepted, if there are any. */
export function tableOf({ set, figures, seconds }: Outcome, was: Figures | undefined): string {
  const changed = was !== undefined && was.lines !== figures.lines ? `, ${was.lines} when last accepted` : ''
  const rows = Object.entries(figures.rows).map(([row, is]) =>
    lineOf(row, is, was?.rows[row], isShare(row) ? percent : String),
  )
  const kinds = Object.entries(figures.kinds).map(([kind, is]) => {
    const before = was?.kinds[kind]
    const share = ({ ok, n }: { ok: number; n: number }) => `${ok}/${n}`
    const difference = before === undefined ? '' : signed(is.ok - before.ok)
    return `  ${kind.padEnd(NAME - 2)}${columns(share(is), before && share(before), difference)}`
  })
  const title = `== ${set.file} (${set.use}; ${figures.lines} lines${changed}; ${seconds.toFixed(2)} s with start)`
  return [title, `${''.padEnd(NAME)}${columns('is', 'was', 'diff')}`, ...rows, ...kinds, ''].join('\n')
}

function lineOf(row: string, is: number, was: number | undefined, show: (figure: number) => string): string {
  const difference = was === undefined ? '' : signed(Math.round((is - was) * 10) / 10)
  return `${row.padEnd(NAME)}${columns(show(is), was === undefined ? undefined : show(was), difference)}`
}

function columns(is: string, was: string | undefined, difference: string): string {
  return [is, was ?? '–', difference]
    .map((text) => text.padStart(COLUMN))
    .join('')
    .trimEnd()
}

function percent(figure: number): string {
  return `${figure.toFixed(1)}%`
}

/** `+1`, `-0.4`; `=` for no difference. */
function signed(difference: number): string {
  if (difference === 0) return '='
  return difference > 0 ? `+${difference}` : String(difference)
}

import type { Button } from '../../../reply/index.ts'

/** The label of a choice; what is chosen is marked. */
export const marked = (chosen: boolean, label: string): string => (chosen ? `✓ ${label}` : label)

/** The buttons in rows of two. */
export function pairs(buttons: Button[]): Button[][] {
  const rows: Button[][] = []
  for (let at = 0; at < buttons.length; at += 2) rows.push(buttons.slice(at, at + 2))
  return rows
}

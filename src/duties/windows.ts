/** Stretches of days, both ends included, sorted and apart from one another. */
import type { DayNumber } from '../calendar/index.ts'

export interface Window {
  first: DayNumber
  last: DayNumber
}

/** The union of stretches in any order; those that overlap or touch become one, so that no day counts twice. */
export function union(windows: Window[]): Window[] {
  if (windows.length < 2) return windows
  const sorted = windows.toSorted((a, b) => a.first - b.first)
  const merged: Window[] = []
  for (const { first, last } of sorted) {
    const before = merged.at(-1)
    if (before && first <= before.last + 1) before.last = Math.max(before.last, last)
    else merged.push({ first, last })
  }
  return merged
}

/** The parts of the stretches that lie within `first`…`last`. */
export function clip(windows: readonly Window[], first: DayNumber, last: DayNumber): Window[] {
  const clipped: Window[] = []
  for (const window of windows) {
    const part = { first: Math.max(window.first, first), last: Math.min(window.last, last) }
    if (part.first <= part.last) clipped.push(part)
  }
  return clipped
}

/** How many days of `first`…`last` the stretches cover. */
export function coverage(windows: readonly Window[], first: DayNumber, last: DayNumber): number {
  let days = 0
  for (const window of windows) {
    const overlap = Math.min(window.last, last) - Math.max(window.first, first) + 1
    if (overlap > 0) days += overlap
  }
  return days
}

/** Whether a day lies in one of the stretches. */
export function covers(windows: readonly Window[], day: DayNumber): boolean {
  for (const window of windows) if (window.first <= day && day <= window.last) return true
  return false
}

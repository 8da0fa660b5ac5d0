import type { DutyStatus } from '../../duties/index.ts'

/** What a cell looks like; told apart without colour by filling and line as well. */
export interface CellStyle {
  fill: string
  line: string
  text: string
  /** solid: filled; outline: a firm line; hatch: slanting lines; dashed: a broken line. */
  pattern: 'solid' | 'outline' | 'hatch' | 'dashed'
}

export interface Palette {
  background: string
  text: string
  /** Of lesser weight. */
  muted: string
  /** Lines of months and days. */
  grid: string
  today: string
  mark: string
  cells: Record<DutyStatus, CellStyle>
}

/** Text stands on its ground with a contrast of 4.5 or more in both (tests/exports/png-parts). */
export const PALETTES: Record<'light' | 'dark', Palette> = {
  light: {
    background: '#ffffff',
    text: '#1b2026',
    muted: '#57606a',
    grid: '#e3e7eb',
    today: '#0b57a4',
    mark: '#1b2026',
    cells: {
      met: { fill: '#1f6b45', line: '#1f6b45', text: '#ffffff', pattern: 'solid' },
      open: { fill: '#fff4d6', line: '#8a5a00', text: '#5c3c00', pattern: 'outline' },
      missed: { fill: '#fdecea', line: '#b3261e', text: '#8c1d18', pattern: 'hatch' },
      upcoming: { fill: '#ffffff', line: '#8b949e', text: '#57606a', pattern: 'dashed' },
    },
  },
  dark: {
    background: '#14181d',
    text: '#e9edf1',
    muted: '#a4aeb9',
    grid: '#2b323a',
    today: '#7cb8f5',
    mark: '#e9edf1',
    cells: {
      met: { fill: '#4cae7b', line: '#4cae7b', text: '#06170e', pattern: 'solid' },
      open: { fill: '#3a2f12', line: '#e0b04a', text: '#ffe2a0', pattern: 'outline' },
      missed: { fill: '#3b1d1b', line: '#ff8a80', text: '#ffc9c4', pattern: 'hatch' },
      upcoming: { fill: '#14181d', line: '#77818c', text: '#a4aeb9', pattern: 'dashed' },
    },
  },
}

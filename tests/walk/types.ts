/** Something said or tapped on a day of the year. */
export interface Deed {
  /** Civil day and wall time in Asia/Shanghai: `2025-01-08 16:30`. */
  at: string
  /** Whose words; the official themselves unless it says somebody else. */
  by?: string
  says?: string
  /** Labels of buttons tapped one after another after what was said; a pattern takes the first that it fits. */
  taps?: (string | RegExp)[]
  /** What comes with the words. */
  files?: ('minutes' | 'photo')[]
  /** What the last reply must hold. */
  sees: string | RegExp
}

/** A year of one person. */
export interface Year {
  person: string
  name: string
  deeds: Deed[]
}

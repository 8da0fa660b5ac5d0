/** What a test tells the process of `process.ts`. */
import type { TelegramTuning } from '../../../src/cli/telegram.ts'
import type { Told } from './clock.ts'

export type Order = { id: number } & (
  | { do: 'clock'; told: Told }
  /** Answered once all that is due by now is planned and, with `outbox`, nothing waits to be sent. */
  | { do: 'settle'; outbox: boolean }
)

/** The step of a digest's way at which the process kills itself, and at which of its steps of this kind. */
export interface DieAt {
  step: Step
  /** 1 for the first. */
  nth: number
}

export const STEPS = ['before-plan', 'planned', 'before-words', 'worded', 'sent', 'marked'] as const
export type Step = (typeof STEPS)[number]

export interface Tuning extends TelegramTuning {
  dieAt?: DieAt
}

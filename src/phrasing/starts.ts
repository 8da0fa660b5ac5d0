import type { PhrasingWords } from './words.ts'

/** Whether a clause of a duty list begins a duty of its own, rather than going on with the one before or naming who acts. */
export function beginsDuty(clause: string, { starts }: PhrasingWords): boolean {
  return starts.some((word) => clause.startsWith(word)) && !/^每[^，]{0,4}由/.test(clause)
}

import type { Turn } from '../turn.ts'

/** Longest name of a group on a button. */
const LONGEST_NAME = 16

/** The group's name as it is now, cut to what fits a button; never empty. */
export async function nameOfGroup(turn: Turn, address: string): Promise<string> {
  const name = (await turn.parts.store.chat(address))?.title ?? '未知名称的群'
  const letters = [...name]
  return letters.length > LONGEST_NAME ? `${letters.slice(0, LONGEST_NAME - 1).join('')}…` : name
}

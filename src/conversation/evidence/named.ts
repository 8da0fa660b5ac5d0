import { readNamed } from '../behalf/names.ts'
import { actsFor } from '../behalf/rights.ts'
import { someone } from '../behalf/someone.ts'
import type { Turn } from '../turn.ts'
import { type EvidenceWish, readEvidenceWish } from './commands.ts'

/** No other words need a look at who is named. */
const ABOUT = /第.{1,7}号.*(?:附件|照片|图片|相片|文件|材料|链接|网址)/u

/**
 * What is said of the attachments of an official by name (张三第3号的附件), by staff who may act for that official; null
 * for anything else. The number alone tells whose entry it is.
 */
export async function evidenceWishNamed(turn: Turn, text: string): Promise<EvidenceWish | null> {
  if (turn.group || !ABOUT.test(text)) return null
  const people = await someone(turn, await actsFor(turn))
  const named = readNamed(
    text,
    people.map((each) => each.name),
    turn.today,
  )
  return named && readEvidenceWish(named.rest)
}

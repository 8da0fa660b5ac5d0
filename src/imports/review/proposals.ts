import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DraftedPack } from '../../drafting/index.ts'
import { type ParsedRegulation, parseRegulation } from '../../regulation/index.ts'
import type { Drafter } from '../drafter.ts'
import { ImportError } from '../errors.ts'
import { FILES } from '../layout.ts'

/** A text and what is proposed out of it. */
export interface Proposals {
  regulation: ParsedRegulation
  pack: DraftedPack
}

/** Reviews are looked at step by step: the latest few texts are not read anew each time. */
const REMEMBERED = 8

/** Proposals of a text as it stands on the disk; the same text always gives the same. */
export function createProposals(drafter: Drafter) {
  const known = new Map<string, Proposals>()
  return (folder: string, id: string, shortName: string): Proposals => {
    const text = textIn(folder)
    const key = createHash('sha256').update(`${id}\0${shortName}\0${text}`).digest('hex')
    const found = known.get(key)
    if (found) return found
    const regulation = parseRegulation(text, { id, shortName })
    const proposals = { regulation, pack: drafter.pack(regulation) }
    known.set(key, proposals)
    const [oldest] = known.keys()
    if (known.size > REMEMBERED && oldest !== undefined) known.delete(oldest)
    return proposals
  }
}

function textIn(folder: string): string {
  try {
    return readFileSync(join(folder, FILES.text), 'utf8')
  } catch (cause) {
    throw new ImportError('damaged', 'text.txt 读不出来：这个文件夹被改动过。', { cause })
  }
}

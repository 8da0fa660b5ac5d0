import { setImmediate } from 'node:timers/promises'
import { digestOf } from '../../chain/index.ts'
import type { ChainLine, ChainName, LedgerHead, Store } from '../../storage/index.ts'
import { ExportError } from '../types.ts'

const CHAINS: ChainName[] = ['ledger', 'tenure', 'duty_item']

/**
 * The chains as a dossier holds them, by path: a line of JSON for each row. The person's own rows are there whole; of
 * everybody else's only the digest, by which the chain can be checked and nothing of them is told.
 * @param head where the ledger ends for this dossier; what was written since is left out.
 * @throws {ExportError} where the ledger does not hold that head.
 */
export async function chainFiles(
  store: Store,
  person: string,
  head: LedgerHead,
): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>()
  for (const name of CHAINS) {
    const all = await store.chain(name)
    const lines = name === 'ledger' ? upTo(all, head) : all
    files.set(`chain/${name}.jsonl`, await textOf(lines, person))
  }
  return files
}

/** Lines between which others get their turn: a ledger of many people takes a second to be hashed. */
const BLOCK = 1000

async function textOf(lines: readonly ChainLine[], person: string): Promise<Buffer> {
  const blocks: Buffer[] = []
  for (let at = 0; at < lines.length; at += BLOCK) {
    const shown = lines.slice(at, at + BLOCK).map((line) => `${JSON.stringify(shownOf(line, person))}\n`)
    blocks.push(Buffer.from(shown.join(''), 'utf8'))
    await setImmediate()
  }
  return Buffer.concat(blocks)
}

function upTo(lines: readonly ChainLine[], head: LedgerHead): ChainLine[] {
  const kept = lines.filter(({ seq }) => seq <= head.seq)
  const last = kept.at(-1)
  if (last && last.hash !== head.hash)
    throw new ExportError('台账的末条对不上，没有导出：请先运行 zhaodan verify 核验数据。')
  return kept
}

function shownOf({ seq, body, prev, hash }: ChainLine, person: string) {
  return body.person === person ? { seq, body, prev, hash } : { seq, digest: digestOf(body), prev, hash }
}

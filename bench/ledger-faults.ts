/** What goes wrong with disk and file while people log; `node bench/ledger.ts faults`. */
import {
  cutJournal,
  damagedAttachment,
  damagedFile,
  damagedWhileOpen,
  foreignFile,
  lockedByAnother,
  newerVersion,
  otherProduct,
} from './ledger-fault-file.ts'
import {
  backupOnFullDisk,
  diskFull,
  diskOfFilesFull,
  noMorePages,
  noRoomAtAll,
  readOnlyDisk,
} from './ledger-fault-full.ts'
import { accountWords } from './ledger-people.ts'
import type { Outcome } from './ledger-scene.ts'

const FAULTS: Record<string, () => Promise<Outcome | null>> = {
  'no more pages for the database (as on a full disk)': noMorePages,
  'disk full while people log': diskFull,
  'disk full while files are attached': diskOfFilesFull,
  'disk of the backup full while people log': backupOnFullDisk,
  'disk without room for a new database': noRoomAtAll,
  'disk that can only be read': readOnlyDisk,
  'locked by another process': () => lockedByAnother(),
  'bytes overwritten while nothing runs; backup restored': damagedFile,
  'bytes overwritten while it runs; copy put back': damagedWhileOpen,
  'another file in its place': foreignFile,
  'a database of another product in its place': otherProduct,
  'a database of a later version in its place': newerVersion,
  'an attachment changed on the disk': damagedAttachment,
  'the journal cut off anywhere (power loss)': () => cutJournal(60),
}

/** The table, as text: of each fault what was read, and the ledger once the fault was gone. */
export async function benchFaults(): Promise<string> {
  const blocks: string[] = []
  for (const [fault, run] of Object.entries(FAULTS)) {
    const outcome = await run()
    const lines =
      outcome === null
        ? ['    left out: a small disk of its own needs the administrator’s rights, which this process lacks']
        : [
            ...outcome.read.map((sentence) => `    reads: ${sentence}`),
            `    after: ${accountWords(outcome.account)}${outcome.besides ? `; ${outcome.besides}` : ''}`,
          ]
    blocks.push([`  ${fault}`, ...lines].join('\n'))
  }
  return ['faults of disk and file', ...blocks].join('\n')
}

import { attachedFile } from '../ledger/index.ts'
import type { Attachment } from '../reply/index.ts'
import type { Store } from '../storage/index.ts'
import { mayActFor } from './behalf/rights.ts'

/**
 * Whether the file is `person`'s: a line of their ledger attaches it, one that was taken back as well, or a card of
 * theirs that waits for a tap holds it. Who knows a hash has no right by that.
 * @param sha256 64 hexadecimal digits; nobody has what is none
 */
export async function holdsFile(store: Store, person: string, sha256: string): Promise<boolean> {
  if (!/^[0-9a-f]{64}$/.test(sha256)) return false
  const rows = await store.ledger(person)
  const attached = rows.some(({ kind, detail }) => kind === 'attach' && attachedFile(detail ?? '') === sha256)
  return attached || (await store.openPending(person)).some(({ payload }) => payload.includes(sha256))
}

/**
 * Whether `by` may have what the attachment holds at this moment: their own, or that of an official whose agreement
 * stands. Asked again when it is opened, since a reply may wait long to be sent and an agreement may end meanwhile.
 */
export async function mayOpen(store: Store, by: string, attachment: Attachment): Promise<boolean> {
  if ('content' in attachment) return true
  if ('export' in attachment) {
    const { person } = attachment.export
    return person === by || mayActFor(store, by, person)
  }
  if (await holdsFile(store, by, attachment.file)) return true
  for (const { official } of await store.delegations({ staff: by })) {
    const theirs = await holdsFile(store, official, attachment.file)
    if (theirs && (await mayActFor(store, by, official))) return true
  }
  return false
}

import { createHash } from 'node:crypto'
import { dossierDocx } from '../docx/index.ts'
import type { Facts } from '../facts.ts'
import type { ExportSources } from '../facts-read.ts'
import { pageOf } from '../html/index.ts'
import { recordJson } from '../json.ts'
import { ExportError } from '../types.ts'
import { verifierHtml } from '../verifier/index.ts'
import { chainFiles } from './chain.ts'
import { type DossierEvidence, evidenceFiles } from './evidence.ts'
import { redated, zipOf } from './zip.ts'

/**
 * 履职台账包: a zip with what people read, what machines read, the evidence's files, the chains and the verifier; its
 * paths and shapes stand in docs/EVIDENCE.md. The same facts give the same bytes. Notes the head that it shows as an
 * anchor once it is made.
 * @throws {ExportError} a sentence: changed while it was made, too many files.
 */
export async function dossierOf(sources: ExportSources, facts: Facts): Promise<Buffer> {
  const { store, files } = sources
  const chain = await chainFiles(store, facts.person, facts.head)
  await refuseChanged(sources, facts)
  const evidence = await evidenceFiles(files, [...facts.entries, ...facts.around])
  const bytes = await dossierZip(facts, { chain, evidence })
  if (facts.head.seq > 0)
    await store.addAnchor({ ...facts.head, at: facts.madeAt.toISOString(), shown: 'export' })
  return bytes
}

/** The zip of what was read; pure. */
export async function dossierZip(
  facts: Facts,
  { chain, evidence }: { chain: ReadonlyMap<string, Buffer>; evidence: DossierEvidence },
): Promise<Buffer> {
  const parts = new Map<string, Buffer>([
    ['履职台账.html', Buffer.from(pageOf(facts, evidence), 'utf8')],
    ['履职台账.docx', await redated(await dossierDocx(facts), facts.madeAt)],
    ['核验.html', Buffer.from(verifierHtml(), 'utf8')],
    ['data.json', recordJson(facts)],
    ...chain,
    ...evidence.files,
  ])
  return zipOf(new Map([...parts, ['manifest.json', manifestOf(facts, parts)]]), facts.madeAt)
}

function manifestOf(facts: Facts, parts: ReadonlyMap<string, Buffer>): Buffer {
  const { person, name, from, to, on, madeAt, head } = facts
  const hashes = [...parts].map(([path, bytes]) => [path, createHash('sha256').update(bytes).digest('hex')])
  const manifest = {
    format: 'zhaodan-dossier',
    version: 1,
    person,
    name,
    from,
    to,
    on,
    madeAt: madeAt.toISOString(),
    head,
    files: Object.fromEntries(hashes),
  }
  return Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`, 'utf8')
}

/** Posts and items are read one after the other with their chains: what was changed in between must not be told apart. */
async function refuseChanged({ store }: ExportSources, facts: Facts): Promise<void> {
  const [tenures, items] = await Promise.all([store.tenures(facts.person), store.dutyItems(facts.person)])
  const touching = ({ from, to }: { from: string; to: string | null }) =>
    from <= facts.to && facts.from <= (to ?? facts.to)
  const now = JSON.stringify([tenures.filter(touching), items.filter(touching)])
  if (now !== JSON.stringify([facts.tenures, facts.items]))
    throw new ExportError('岗位或者清单刚刚有改动，没有导出：请再导出一次。')
}

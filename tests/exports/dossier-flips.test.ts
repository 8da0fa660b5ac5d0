/** Every byte of a dossier's chains is flipped once, with a manifest that agrees; and every byte of the manifest. */
import { createHash } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { createExporter, DossierError, verifyDossier } from '../../src/exports/index.ts'
import { fill, NOW, openWorld, SPAN, unzipped } from './dossier-world.ts'

let parts: Map<string, Buffer>
let manifest: { files: Record<string, string> }

beforeAll(async () => {
  const world = await openWorld()
  await fill(world)
  const { bytes } = await createExporter(world.sources).make({ ...SPAN, format: 'dossier' }, NOW)
  parts = await unzipped(bytes)
  await world.end()
  manifest = JSON.parse(String(parts.get('manifest.json')))
  // What is large has its hash in the manifest and is none of the chain's: a few bytes stand for it here.
  for (const path of ['履职台账.html', '履职台账.docx', '核验.html']) set(path, Buffer.from(path))
  parts.set('manifest.json', Buffer.from(JSON.stringify(manifest)))
  expect(ok(parts)).toBe(true)
})

function set(path: string, bytes: Buffer): void {
  parts.set(path, bytes)
  manifest.files[path] = createHash('sha256').update(bytes).digest('hex')
}

function ok(files: Map<string, Buffer>): boolean {
  try {
    return verifyDossier({ files, odd: [] }).ok
  } catch (error) {
    if (error instanceof DossierError) return false
    throw error
  }
}

const flip = (bytes: Buffer, at: number): Buffer => {
  const other = Buffer.from(bytes)
  other[at] = (bytes[at] as number) ^ (1 << (at % 8))
  return other
}
/** What the text says, however it is spaced; the text itself where it says nothing. */
const said = (text: string): string => {
  try {
    return JSON.stringify(
      text
        .split('\n')
        .map((line) => (line.trim() === '' ? null : JSON.parse(line)))
        .filter((line) => line !== null),
    )
  } catch {
    return text
  }
}

test.each(['ledger', 'tenure', 'duty_item'])('chain/%s.jsonl', { timeout: 300_000 }, (name) => {
  const path = `chain/${name}.jsonl`
  const bytes = parts.get(path) as Buffer
  for (let at = 0; at < bytes.length; at += 1) {
    const bent = flip(bytes, at)
    const files = { ...manifest.files, [path]: createHash('sha256').update(bent).digest('hex') }
    const changed = new Map(parts)
      .set(path, bent)
      .set('manifest.json', Buffer.from(JSON.stringify({ ...manifest, files })))
    if (ok(changed)) expect({ at, said: said(String(bent)) }).toEqual({ at, said: said(String(bytes)) })
  }
})

test('manifest.json', { timeout: 300_000 }, () => {
  const bytes = parts.get('manifest.json') as Buffer
  for (let at = 0; at < bytes.length; at += 1) {
    expect({ at, ok: ok(new Map(parts).set('manifest.json', flip(bytes, at))) }).toEqual({ at, ok: false })
  }
})

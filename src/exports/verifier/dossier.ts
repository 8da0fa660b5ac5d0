import { createHash } from 'node:crypto'
import {
  type Finding,
  type RecordChains,
  type RecordVerdict,
  verifyRecord,
  withFindings,
} from '../../chain/index.ts'
import { attachedFiles } from './attached.ts'
import { canonicalOrNull, dataFindings } from './data.ts'
import { fileFindings } from './files.ts'
import { linesOf } from './lines.ts'
import { jsonOf, type Manifest, manifestOf } from './manifest.ts'
import type { DossierFiles } from './open.ts'
import { verifierHtml } from './page.ts'
import { provenBy } from './words.ts'

const NAMES = { ledger: '台账', tenure: '岗位记录', duty_item: '本单位补充事项的记录' } as const

/** What was found in a dossier. */
export interface DossierVerdict extends RecordVerdict {
  /** What is proven and what is not, where nothing was found; sentences. */
  proven: readonly string[]
  /** What is to be known and is no fault; sentences. */
  remarks: readonly string[]
}

/**
 * Checks a dossier with nothing but what lies in it: its chains, what its manifest and data.json say of them, and every
 * file.
 * @param noted a head noted by somebody outside: 16 to 64 hexadecimal digits.
 * @throws {DossierError} where its manifest cannot be read or is of a later version.
 */
export function verifyDossier({ files, odd }: DossierFiles, noted?: string): DossierVerdict {
  const manifest = manifestOf(files)
  const chains = {
    ledger: linesOf(files.get('chain/ledger.jsonl')),
    tenure: linesOf(files.get('chain/tenure.jsonl')),
    duty_item: linesOf(files.get('chain/duty_item.jsonl')),
  }
  const alone = verifyRecord(chains, {
    heads: [{ ...manifest.head, where: '清单里的台账指纹' }],
    ...(noted === undefined ? {} : { noted }),
  })
  const chain = withFindings(alone, beyondHead(chains.ledger.length, manifest, alone))
  const data = files.get('data.json')
  const hashes = new Map([...files].map(([path, bytes]) => [path, sha256(bytes)]))
  hashes.delete('manifest.json')
  const verdict = withFindings(chain, [
    ...strangers(chains, manifest.person),
    ...fileFindings(attachedFiles(chains.ledger), manifest, hashes),
    ...oddNames(odd),
    ...otherFacts(manifest, data),
    ...(chain.ok ? dataFindings(chains, manifest, data) : []),
  ])
  return {
    ...verdict,
    proven: verdict.ok ? provenBy(chains.ledger, manifest) : [],
    remarks: remarksOn(files.get('核验.html')),
  }
}

/** The verifier within is of this version, or of an earlier one, or it is none: that one should not be asked. */
function remarksOn(verifier: Buffer | undefined): string[] {
  if (verifier === undefined || verifier.equals(Buffer.from(verifierHtml(), 'utf8'))) return []
  return [
    '包里的核验.html 与本版本照单的不同：可能是别的版本导出的，也可能被换过。请以 zhaodan verify 的结果为准。',
  ]
}

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

/** Lines behind the head that the manifest names. */
function beyondHead(entries: number, { head: { seq } }: Manifest, { findings }: RecordVerdict): Finding[] {
  if (seq >= entries || findings.some((finding) => finding.seq > 0)) return []
  const which = seq + 1 === entries ? `第 ${entries} 条` : `第 ${seq + 1} 至第 ${entries} 条`
  return [{ seq: seq + 1, why: `多出${which}：清单里的台账指纹是第 ${seq} 条的。` }]
}

/** Bodies are given of one person alone: the one whose dossier it is. */
function strangers(chains: RecordChains, person: string): Finding[] {
  return (['ledger', 'tenure', 'duty_item'] as const).flatMap((name) => {
    const line = chains[name].find(({ body }) => body !== undefined && body.person !== person)
    if (line === undefined) return []
    const why = `${NAMES[name]}第 ${line.seq} 条不是本人的，却给出了内容。`
    return [{ seq: name === 'ledger' ? line.seq : 0, why }]
  })
}

function oddNames(odd: DossierFiles['odd']): Finding[] {
  return odd.map(({ path, twice }) => ({
    seq: 0,
    why: twice ? `压缩包里有两个同名的文件：${path}。` : `多出文件：${path}，清单里没有它。`,
  }))
}

const TWICE_TOLD = ['person', 'name', 'from', 'to', 'on', 'madeAt', 'head'] as const

/** What the manifest says of itself stands in data.json too, whose hash it holds. */
function otherFacts(manifest: Manifest, bytes: Buffer | undefined): Finding[] {
  if (bytes === undefined) return []
  const data = (jsonOf(bytes) ?? {}) as Record<string, unknown>
  const said: Record<string, unknown> = manifest
  const odd = TWICE_TOLD.find((key) => canonicalOrNull(data[key]) !== canonicalOrNull(said[key]))
  return odd === undefined
    ? []
    : [{ seq: 0, why: `清单 manifest.json 里的 ${odd} 与 data.json 里的不一致。` }]
}

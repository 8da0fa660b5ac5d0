import type { Finding } from '../../chain/index.ts'
import type { AttachedFile } from './attached.ts'
import type { Manifest } from './manifest.ts'

const IN_FILES = /^files\/([0-9a-f]{64})\.[a-z0-9]+$/

/** What every dossier holds beside its manifest. */
const ALWAYS = [
  '履职台账.html',
  '履职台账.docx',
  '核验.html',
  'data.json',
  'chain/ledger.jsonl',
  'chain/tenure.jsonl',
  'chain/duty_item.jsonl',
]

/**
 * Those that every dossier has are there, every file is the one that the manifest names, there is none beside them, and those that entries of the span rest on
 * are there.
 * @param hashes SHA-256 by path of every file but the manifest.
 */
export function fileFindings(
  attached: ReadonlyMap<string, AttachedFile>,
  manifest: Manifest,
  hashes: ReadonlyMap<string, string>,
): Finding[] {
  const findings: Finding[] = []
  const numberOf = (path: string) => attached.get(IN_FILES.exec(path)?.[1] ?? '')?.seq ?? 0
  const ofLine = (path: string) => (numberOf(path) > 0 ? `（第 ${numberOf(path)} 条的附件）` : '')
  const add = (path: string, what: string) =>
    findings.push({ seq: numberOf(path), why: `${what}${path}${ofLine(path)}。` })
  for (const path of ALWAYS) {
    if (!Object.hasOwn(manifest.files, path) && !hashes.has(path)) add(path, '缺少文件：')
  }
  for (const [path, named] of Object.entries(manifest.files)) {
    const hash = hashes.get(path)
    if (hash === undefined) add(path, '缺少文件：')
    else if (hash !== named) add(path, '文件被改动：')
  }
  for (const [path, hash] of hashes) {
    if (!Object.hasOwn(manifest.files, path)) {
      findings.push({ seq: 0, why: `多出文件：${path}，清单里没有它。` })
    }
    if (!path.startsWith('files/')) continue
    const seq = numberOf(path)
    if (seq === 0) findings.push({ seq, why: `多出附件：${path}，本人的记录里没有它。` })
    else if (IN_FILES.exec(path)?.[1] !== hash && manifest.files[path] === hash) {
      findings.push({ seq, why: `附件被改动：${path}${ofLine(path)}，内容与记录里的哈希不一致。` })
    }
  }
  return [...findings, ...missing(attached, manifest, hashes)]
}

function missing(
  attached: ReadonlyMap<string, AttachedFile>,
  { from, to, files }: Manifest,
  hashes: ReadonlyMap<string, string>,
): Finding[] {
  const there = new Set([...hashes.keys(), ...Object.keys(files)].map((path) => IN_FILES.exec(path)?.[1]))
  return [...attached]
    .filter(([hash, { stands, date }]) => stands && from <= date && date <= to && !there.has(hash))
    .map(([, { seq }]) => ({ seq, why: `缺少第 ${seq} 条的附件。` }))
}

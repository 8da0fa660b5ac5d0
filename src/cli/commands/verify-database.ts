import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { civilDateOf } from '../../calendar/index.ts'
import { type Finding, type RecordVerdict, verifyRecord, withFindings } from '../../chain/index.ts'
import { attachedFiles } from '../../exports/index.ts'
import { FileError, openFiles } from '../../files/index.ts'
import { type DatabaseEvidence, inspectDatabase } from '../../storage/index.ts'

/**
 * Checks a database that exists, and the attachments in the folder beside it.
 * @param noted a head noted by somebody outside: 16 to 64 hexadecimal digits.
 * @throws {StoreError} where nothing can be read of it.
 */
export async function verifyDatabase(file: string, noted?: string): Promise<RecordVerdict> {
  const evidence = await inspectDatabase(file)
  const verdict = verifyRecord(evidence.chains, {
    highest: evidence.highest,
    heads: evidence.anchors.map(({ seq, hash, at }) => ({
      seq,
      hash,
      where: `${civilDateOf(new Date(at))} 公布的台账指纹`,
    })),
    ...(noted === undefined ? {} : { noted }),
  })
  return withFindings(verdict, [
    ...databaseFindings(evidence),
    ...(await fileFindings(evidence, join(dirname(file), 'files'))),
  ])
}

function databaseFindings({
  torn,
  strays,
  missingGuards,
  damage,
  chains,
  highest,
}: DatabaseEvidence): Finding[] {
  const findings: Finding[] = strays.map((seq) => ({
    seq,
    why: `第 ${seq} 条所指的人或记录不在数据库里：它被删掉了。`,
  }))
  if (torn > 0) findings.push({ seq: torn, why: `第 ${torn} 条读不出来：数据库文件在这里损坏了。` })
  if (highest.ledger < chains.ledger.length) {
    findings.push({
      seq: 0,
      why: '数据库里记的最大编号比实际的条数小：它被改过，末尾是否被截断就看不出来了。',
    })
  }
  if (missingGuards.length > 0) {
    const why = `拒绝修改和删除的触发器不在了、被改过，或者不是照单建的：${missingGuards.join('、')}。`
    findings.push({ seq: 0, why })
  }
  if (damage !== null) findings.push({ seq: 0, why: `数据库文件有损坏：${damage}。` })
  return findings
}

/** Every file ever attached is still there and still has its hash; one that was taken back stays where it is. */
async function fileFindings({ chains }: DatabaseEvidence, folder: string): Promise<Finding[]> {
  const attached = attachedFiles(chains.ledger)
  if (attached.size > 0 && !existsSync(folder)) {
    const [first] = attached.values()
    return [
      { seq: first?.seq ?? 0, why: `数据库旁边没有附件文件夹 files，${attached.size} 个附件无法核对。` },
    ]
  }
  const files = openFiles(folder)
  const findings: Finding[] = []
  for (const [sha256, { seq }] of attached) {
    try {
      await files.read(sha256)
    } catch (error) {
      if (!(error instanceof FileError)) throw error
      const what = error.fault === 'unknown' ? '不见了' : '被改动或损坏了，内容与记录里的哈希不一致'
      findings.push({ seq, why: `第 ${seq} 条的附件${what}。` })
    }
  }
  return findings
}

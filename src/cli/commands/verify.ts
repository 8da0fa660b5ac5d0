import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Command } from 'commander'
import { type Finding, GENESIS, type RecordVerdict } from '../../chain/index.ts'
import {
  DossierError,
  type DossierVerdict,
  looksLikeDossier,
  readDossier,
  verifyDossier,
} from '../../exports/index.ts'
import { StoreCorruptError, StoreEmptyError, StoreError } from '../../storage/index.ts'
import type { Environment } from '../environment.ts'
import { InputError, print, printJson, UsageError } from '../io.ts'
import { verifyDatabase } from './verify-database.ts'

interface Options {
  head?: string
  json?: boolean
  data?: string
}

/** How many findings are told; where there are more, something is wrong with all. */
const MOST_TOLD = 20

/** Checks a database or a dossier without writing a byte to it. */
export function verifyCommand(program: Command, environment: Environment): void {
  program
    .command('verify [file]')
    .description('核验记录链：数据库（默认）、履职台账包（.zip）或解压后的文件夹；可以在照单运行时进行')
    .option('--head <hash>', '以前在别处记下的台账指纹：核对它是否在这条链上')
    .option('--json', '输出 JSON：{ok, entries, head, firstBad}')
    .option('--data <dir>', '数据文件夹')
    .action(async (given: string | undefined, options: Options) => {
      const noted = notedHead(options.head)
      const target = targetOf(given, () => environment.dataDir(options.data))
      const verdict = await verdictOn(target, noted)
      if (options.json) {
        const { ok, entries, head, firstBad, remarks = [] } = verdict
        await printJson({ ok, entries, head, firstBad, ...(remarks.length > 0 ? { remarks } : {}) })
      } else for (const line of told(verdict, options.head !== undefined)) await print(line)
      if (verdict.unread) throw new InputError(`没有核验：${verdict.firstBad?.why ?? ''}`)
      if (!verdict.ok) throw new InputError(`核验没有通过：${verdict.firstBad?.why ?? ''}`)
    })
}

/** As it was noted: with the words before it, and with the dashes that a group shows. */
function notedHead(given: string | undefined): string | undefined {
  const noted = given
    ?.normalize('NFKC')
    .replace(/^.*:/s, '')
    .replace(/[-\u2010-\u2015\s]/g, '')
    .toLowerCase()
  if (noted !== undefined && !/^[0-9a-f]{16,64}$/.test(noted)) {
    throw new UsageError('--head 的值不是台账指纹：请写当时记下的 64 位十六进制数字（至少前 16 位）。')
  }
  return noted
}

interface Target {
  kind: 'database' | 'dossier'
  file: string
}

/** @throws {InputError} where nothing that could be verified stands there. */
function targetOf(given: string | undefined, dataDir: () => string): Target {
  const file = given ?? join(dataDir(), 'zhaodan.sqlite')
  if (!existsSync(file)) {
    const hint = given === undefined ? '请用 --data 给出照单的数据文件夹，或写明要核验的文件' : '请核对路径'
    throw new InputError(`没有找到 ${file}：${hint}。`)
  }
  if (looksLikeDossier(file)) return { kind: 'dossier', file }
  if (!statSync(file).isDirectory()) return { kind: 'database', file }
  const inside = join(file, 'zhaodan.sqlite')
  if (existsSync(inside)) return { kind: 'database', file: inside }
  throw new InputError(
    `文件夹 ${file} 里既没有 manifest.json，也没有 zhaodan.sqlite：请给出台账包或数据文件夹。`,
  )
}

/** A dossier says more than a database: what is proven of it, and what is to be known. */
type Verdict = RecordVerdict &
  Partial<Pick<DossierVerdict, 'proven' | 'remarks'>> & {
    /** Nothing was found wrong with the record: it is none, or one of another version. */
    unread?: boolean
  }

/** What cannot be read at all is a verdict too: data at fault. */
async function verdictOn({ kind, file }: Target, noted: string | undefined): Promise<Verdict> {
  try {
    if (kind === 'database') return await verifyDatabase(file, noted)
    return verifyDossier(await readDossier(file), noted)
  } catch (error) {
    if (!(error instanceof StoreError || error instanceof DossierError)) throw error
    const faulty = [StoreCorruptError, StoreEmptyError, DossierError].some((each) => error instanceof each)
    return { ...unreadable(error.message), unread: !faulty }
  }
}

function unreadable(why: string): RecordVerdict {
  const firstBad: Finding = { seq: 0, why }
  return { ok: false, entries: 0, head: GENESIS, firstBad, findings: [firstBad] }
}

function told(verdict: Verdict, compared: boolean): string[] {
  const { ok, entries, head, findings, proven, remarks = [], unread = false } = verdict
  // The error that follows says why.
  if (unread) return []
  if (!ok) {
    const more = findings.length - MOST_TOLD
    return [
      '记录不完整：',
      ...findings.slice(0, MOST_TOLD).map(({ why }) => `  · ${why}`),
      ...(more > 0 ? [`  · 还有 ${more} 处，不再一一列出。`] : []),
      ...remarks,
      '请先把整个数据文件夹（或台账包）原样复制一份留存，再与备份、以前导出的台账包比对。',
    ]
  }
  return [
    `记录链完整：共 ${entries} 条，逐条核对无误${proven === undefined ? '，附件齐全' : ''}。`,
    ...(proven ?? []),
    ...remarks,
    `台账指纹：${head}`,
    compared
      ? '给出的台账指纹在这条链上：到那时为止的记录没有被改写。'
      : '把台账指纹记在别处（群里、邮件、纸上），以后用 --head 核对，整条链被改写也能发现。',
  ]
}

/** Faults of disk and file while people log; those that need a disk of their own are in bench/ledger.ts alone. */
import { describe, expect, test } from 'vitest'
import {
  cutJournal,
  damagedAttachment,
  damagedFile,
  damagedWhileOpen,
  foreignFile,
  lockedByAnother,
  newerVersion,
  otherProduct,
} from '../../bench/ledger-fault-file.ts'
import { noMorePages } from '../../bench/ledger-fault-full.ts'
import type { Outcome } from '../../bench/ledger-scene.ts'

describe('what is read, and the ledger once the fault is gone', () => {
  test.each<[string, () => Promise<Outcome>, string, string]>([
    ['no more pages', noMorePages, '没有保存：磁盘已满', '请腾出空间后再试一次'],
    ['a lock of another process', () => lockedByAnother(300), '没有保存：', '请关闭占用它的程序后再试'],
    ['a damaged file', damagedFile, '已损坏，照单没有改动它', '用备份替换它'],
    ['damage while it runs', damagedWhileOpen, '没有保存：', '已损坏'],
    ['another file', foreignFile, '不是数据库', '请改用别的数据文件夹'],
    ['another product', otherProduct, '是其他程序的数据库', '请改用别的数据文件夹'],
    ['a later version', newerVersion, '由更新版本的照单写成', '请升级照单后再打开'],
    ['a changed attachment', damagedAttachment, '第 2 条的附件', '被改动或损坏了'],
  ])('%s', async (_, fault, happened, todo) => {
    const { read, account, besides } = await fault()
    expect(read).toHaveLength(1)
    expect(read[0]).toContain(happened)
    expect(read[0]).toContain(todo)
    expect(account).toMatchObject({ lost: [], twice: [], wrong: null })
    expect(account.records).toBeGreaterThan(0)
    expect(besides ?? '').not.toContain('CHANGED')
  })

  test('a journal cut off anywhere leaves a shorter ledger whose chain holds', async () => {
    expect((await cutJournal(12)).besides).toBe('13 cuts: 0 to 30 lines, rising true')
  })
})

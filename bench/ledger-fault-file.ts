/** Faults of the database's file and of who holds it; see ledger-faults.ts. */
import {
  closeSync,
  copyFileSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { backupFolder, openStore, restoreFolder } from '../src/storage/index.ts'
import { startChild } from '../tests/storage/children/child.ts'
import { raw } from '../tests/storage/raw.ts'
import { account, findingIn, handle, NOW, textOf } from './ledger-people.ts'
import { inFolder, type Outcome, refusalOf, type Scene } from './ledger-scene.ts'

/** Another process writes and does not let go; then it does. */
export function lockedByAnother(busyTimeoutMs?: number): Promise<Outcome> {
  return inFolder(async (scene) => {
    const product = await scene.open(busyTimeoutMs === undefined ? {} : { busyTimeoutMs })
    await scene.fill(product, 4)
    const holder = startChild('hold.ts', [scene.file, 'BEGIN IMMEDIATE'])
    await holder.nextLine()
    const read = await scene.untilRefused(product, 1)
    const { groups } = await product.conversation.board(scene.person, NOW)
    holder.process.stdin?.end()
    await holder.gone
    await scene.fill(product, 4)
    await product.store.close()
    return scene.outcome([read], `meanwhile the board could ${groups.length > 0 ? '' : 'NOT '}be read`)
  })
}

async function filled(scene: Scene, entries: number): Promise<void> {
  const product = await scene.open()
  await scene.fill(product, entries)
  await product.store.close()
}

function overwrite(file: string, from: number, to: number): void {
  const fd = openSync(file, 'r+')
  writeSync(fd, Buffer.alloc(to - from, 0xab), 0, to - from, from)
  fsyncSync(fd)
  closeSync(fd)
}

/** Bytes in the middle are overwritten while nothing runs; the backup made before is restored. */
export function damagedFile(): Promise<Outcome> {
  return inFolder(async (scene) => {
    await filled(scene, 40)
    const zip = join(scene.dir, 'backup.zip')
    await backupFolder(scene.dir, zip, NOW)
    const { size } = statSync(scene.file)
    overwrite(scene.file, Math.floor(size / 2), size - 4_096)
    const read = [await refusalOf(scene.open()), (await findingIn(scene.file)) ?? 'nothing found']
    for (const name of ['zhaodan.sqlite', 'files'])
      renameSync(join(scene.dir, name), join(scene.dir, `${name}-damaged`))
    const again = join(scene.dir, 'restored')
    await restoreFolder(zip, again, () => Promise.resolve())
    return { read: [...new Set(read.map(scene.words))], account: await account(again, scene.confirmed) }
  })
}

/** Enough lines that the engine does not hold the file in memory. */
const MANY = 4_000

/** Pages are overwritten while the product runs; said by whatever meets them. */
export function damagedWhileOpen(): Promise<Outcome> {
  return inFolder(async (scene) => {
    const first = await scene.open()
    await scene.fill(first, 10)
    const [like] = await first.store.ledger(scene.person)
    if (like === undefined) throw new Error('nothing on record')
    const { seq: _, ...row } = like
    const others = Array.from({ length: MANY }, (_, n) => ({
      ...row,
      id: `x${n}`,
      confirmation: `x${n}`,
      words: '别的',
    }))
    await first.store.append(others)
    await first.store.close()
    const copy = join(scene.dir, 'copy.sqlite')
    copyFileSync(scene.file, copy)
    const product = await scene.open()
    overwrite(scene.file, 8_192, statSync(scene.file).size)
    const read = textOf(await handle(product, scene.person, { text: '我的台账' }))
    await product.store.close().catch(() => undefined)
    for (const end of ['', '-wal', '-shm']) rmSync(`${scene.file}${end}`, { force: true })
    renameSync(copy, scene.file)
    return scene.outcome([read])
  })
}

/** Something else stands where the database belongs; moved away, the database is put back. */
async function another(make: (file: string) => Promise<void> | void): Promise<Outcome> {
  return inFolder(async (scene) => {
    await filled(scene, 10)
    const aside = join(scene.dir, 'aside')
    renameSync(scene.file, aside)
    await make(scene.file)
    const before = readFileSync(scene.file)
    const read = await refusalOf(scene.open())
    const same = before.equals(readFileSync(scene.file)) ? 'left as it was' : 'CHANGED'
    renameSync(aside, scene.file)
    return scene.outcome([read], `the other file: ${same}`)
  })
}

export const foreignFile = (): Promise<Outcome> =>
  another((file) => writeFileSync(file, '这不是数据库'.repeat(1_000)))

export const otherProduct = (): Promise<Outcome> =>
  another(async (file) => void (await raw(file, 'CREATE TABLE ledger (a)')))

export const newerVersion = (): Promise<Outcome> =>
  another(async (file) => {
    await (await openStore({ file })).close()
    await raw(file, 'PRAGMA user_version = 99')
  })

/** An attachment is changed on the disk, and put right from where it came. */
export function damagedAttachment(): Promise<Outcome> {
  return inFolder(async (scene) => {
    await filled(scene, 10)
    const [sha256 = ''] = (await account(scene.dir, [])).attached
    const path = join(scene.dir, 'files', sha256.slice(0, 2), sha256)
    const whole = readFileSync(path)
    writeFileSync(path, whole.subarray(1))
    const read = (await findingIn(scene.file)) ?? 'nothing found'
    writeFileSync(path, whole)
    return scene.outcome([read])
  })
}

/**
 * As after the power failed on a disk that had kept only a part of the journal: cut at many places, the ledger that is
 * read back has no gap and its chain holds.
 */
export function cutJournal(cuts: number): Promise<Outcome> {
  return inFolder(async (scene) => {
    const product = await scene.open()
    await scene.fill(product, 20)
    const files = ['', '-wal'].map((end) => readFileSync(`${scene.file}${end}`)) as [Buffer, Buffer]
    await product.store.close()
    const dir = join(scene.dir, 'cut')
    const whole: number[] = []
    for (let cut = 0; cut <= cuts; cut += 1) {
      await (await openStore({ dir })).close()
      const file = join(dir, 'zhaodan.sqlite')
      writeFileSync(file, files[0])
      writeFileSync(`${file}-wal`, files[1])
      truncateSync(`${file}-wal`, Math.floor((files[1].length * cut) / cuts))
      const store = await openStore({ dir })
      const { seq } = await store.head()
      await store.close()
      const finding = await findingIn(file)
      // The files stay where they were.
      if (finding !== null && !finding.includes('附件')) throw new Error(`cut ${cut}: ${finding}`)
      whole.push(seq)
      rmSync(dir, { recursive: true })
    }
    const rising = whole.every((seq, at) => at === 0 || seq >= (whole[at - 1] ?? 0))
    return scene.outcome([], `${cuts + 1} cuts: ${whole[0]} to ${whole.at(-1)} lines, rising ${rising}`)
  })
}

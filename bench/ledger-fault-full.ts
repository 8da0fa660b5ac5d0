/** Faults of the room on the disk; see ledger-faults.ts. */
import { mkdirSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { backupFolder } from '../src/storage/index.ts'
import { type SmallDisk, smallDisk } from './ledger-disk.ts'
import { NOW } from './ledger-people.ts'
import { inFolder, type Outcome, refusalOf, sceneIn } from './ledger-scene.ts'

const PAGE = 4_096

/** The engine may use so many pages more than it has: the same error as of a full disk. */
export function noMorePages(): Promise<Outcome> {
  return inFolder(async (scene) => {
    const before = await scene.open()
    await scene.fill(before, 4)
    await before.store.close()
    const limited = await scene.open({ maxPages: Math.ceil(statSync(scene.file).size / PAGE) + 20 })
    const read = await scene.untilRefused(limited, 500)
    await limited.store.close()
    const after = await scene.open()
    await scene.fill(after, 4)
    await after.store.close()
    return scene.outcome([read])
  })
}

async function onDisk(size: string, work: (disk: SmallDisk) => Promise<Outcome>): Promise<Outcome | null> {
  const disk = smallDisk(size)
  if (disk === null) return null
  try {
    return await work(disk)
  } finally {
    disk.end()
  }
}

/** The disk of the data folder is full while people log, and larger afterwards; the process goes on all the while. */
export function diskFull(): Promise<Outcome | null> {
  return onDisk('3m', async (disk) => {
    const scene = sceneIn(disk.dir)
    const product = await scene.open()
    const read = [await scene.untilRefused(product, 2_000), await scene.untilRefused(product, 2_000)]
    const { groups } = await product.conversation.board(scene.person, NOW)
    disk.grow('32m')
    await scene.fill(product, 20)
    await product.store.close()
    return scene.outcome(
      [...new Set(read)],
      `${scene.confirmed.length} confirmed; meanwhile the board could ${groups.length > 0 ? '' : 'NOT '}be read`,
    )
  })
}

/** Files stand on a full disk, the database does not: logging goes on without files. */
export function diskOfFilesFull(): Promise<Outcome | null> {
  return onDisk('3m', async (disk) => {
    const scene = sceneIn(disk.dir)
    const product = await scene.open()
    const content = Buffer.from('会议记录\n'.repeat(40_000))
    const read = await refusalOf(
      (async () => {
        for (let n = 0; n < 50; n += 1)
          await product.files.keep({
            name: `记录${n}.txt`,
            content: Buffer.concat([content, Buffer.of(48 + n)]),
          })
      })(),
    )
    const unfinished = readdirSync(join(disk.dir, 'files/unfinished')).length
    disk.grow('32m')
    await scene.fill(product, 20)
    await product.store.close()
    return scene.outcome([read], `left behind of the file: ${unfinished}`)
  })
}

/** The disk of the backup is full while people log. */
export function backupOnFullDisk(): Promise<Outcome | null> {
  return onDisk('200k', (disk) =>
    inFolder(async (scene) => {
      const product = await scene.open()
      await scene.fill(product, 10)
      const to = join(disk.dir, 'b.zip')
      const [read] = await Promise.all([refusalOf(backupFolder(scene.dir, to, NOW)), scene.fill(product, 20)])
      await product.store.close()
      const left = readdirSync(disk.dir).length
      return scene.outcome([read.replaceAll(disk.dir, 'AWAY')], `left behind of the backup: ${left}`)
    }),
  )
}

/** The disk of the data folder can only be read. */
export function readOnlyDisk(): Promise<Outcome | null> {
  return onDisk('8m', async (disk) => {
    const scene = sceneIn(disk.dir)
    const product = await scene.open()
    await scene.fill(product, 10)
    await product.store.close()
    disk.readOnly()
    return scene.outcome([await refusalOf(scene.open())], 'verified as it was, still read-only')
  })
}

/** A new data folder on a disk without room for a database. */
export function noRoomAtAll(): Promise<Outcome | null> {
  return onDisk('64k', async (disk) => {
    mkdirSync(join(disk.dir, 'data'))
    const scene = sceneIn(join(disk.dir, 'data'))
    const read = await refusalOf(scene.open())
    disk.grow('16m')
    const product = await scene.open()
    await scene.fill(product, 4)
    await product.store.close()
    return scene.outcome([read])
  })
}

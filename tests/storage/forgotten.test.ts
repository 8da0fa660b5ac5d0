/** What a person had deleted is nowhere in the file any more, nor in a backup of it. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openStore } from '../../src/storage/index.ts'
import { newFolder, removeFolder } from './folder.ts'
import { at } from './rows.ts'

let dir: string
beforeEach(() => {
  dir = newFolder()
})
afterEach(() => removeFolder(dir))

test('words of a conversation, once deleted', async () => {
  const store = await openStore({ dir })
  await store.ensurePerson('zhang', at(0))
  const words = '这句话以后要删掉不能再读到'
  for (let i = 0; i < 400; i++)
    await store.addMessage({ person: 'zhang', from: 'person', body: `${words}${i}`.repeat(9), at: at(1) })
  const file = join(dir, 'zhaodan.sqlite')
  await store.forgetPerson('zhang', at(2))
  await store.backup(join(dir, 'copy.sqlite'))
  expect(readFileSync(join(dir, 'copy.sqlite')).includes(words)).toBe(false)
  await store.close()
  expect(readFileSync(file).includes(words)).toBe(false)
})

import { openStore } from '../../src/storage/index.ts'
import { describeStore } from './contract.ts'
import { newFolder, removeFolder } from './folder.ts'

describeStore('SQLite', async () => {
  const dir = newFolder()
  return {
    open: () => openStore({ dir }),
    dispose: async () => removeFolder(dir),
  }
})

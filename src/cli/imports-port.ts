import type { ImportsPort } from '../channels/web/index.ts'
import { createImports, createRefresher } from '../imports/index.ts'
import { type App, importedDir } from './app.ts'

/** Bringing regulations into a running product; what any process imports or reviews is taken over. */
export function importsPort(app: App, dataDir: string): ImportsPort {
  const imports = createImports({
    dir: importedDir(dataDir),
    knowledge: () => app.knowledge,
    clock: app.clock,
    holders: async (regulation) => {
      const tenures = await app.store.tenuresOf(regulation)
      return new Set(tenures.map(({ person }) => person)).size
    },
  })
  const { fresh } = createRefresher(imports, () => app.reload(), app.importsSeen)
  return { imports, fresh }
}

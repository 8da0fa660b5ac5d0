import type { Imports } from './imports.ts'

/** Keeps a running product up with what any process imports or reviews. */
export interface Refresher {
  /** Resolves once what is loaded is at least as new as what was on the disk when this was called. */
  fresh(): Promise<void>
}

/**
 * @param reload takes over what is on the disk now. Where it fails, the next call tries again.
 * @param loaded `version()` as it was before the product was loaded. Default: now.
 */
export function createRefresher(
  imports: Pick<Imports, 'version'>,
  reload: () => Promise<void>,
  loaded = imports.version(),
): Refresher {
  let seen = loaded
  let last: Promise<void> = Promise.resolve()
  const look = async () => {
    const version = imports.version()
    if (version === seen) return
    await reload()
    seen = version
  }
  return {
    fresh() {
      // A load that is under way may have begun before the change: whoever comes later looks once more behind it.
      if (imports.version() === seen) return last
      last = last.catch(() => undefined).then(look)
      return last
    },
  }
}

/**
 * The ledger under load and through faults: `npm run bench -- ledger` runs all, `npm run bench -- ledger load` one of
 * load, telegram, kill, faults, cost.
 */
import { benchCost } from './ledger-cost.ts'
import { benchFaults } from './ledger-faults.ts'
import { benchKill } from './ledger-kill.ts'
import { benchLoad } from './ledger-load.ts'
import { benchTelegramLoad } from './ledger-telegram.ts'

const BENCHES: Record<string, () => Promise<string>> = {
  load: benchLoad,
  telegram: benchTelegramLoad,
  kill: benchKill,
  faults: benchFaults,
  cost: benchCost,
}

/** Runs the benches named, all where none is, and prints each table as soon as it is there. */
export async function benchLedger(names: readonly string[]): Promise<void> {
  for (const name of names.length > 0 ? names : Object.keys(BENCHES)) {
    const bench = BENCHES[name]
    if (bench === undefined) throw new Error(`${name}: permitted are ${Object.keys(BENCHES).join(', ')}`)
    process.stdout.write(`${await bench()}\n\n`)
  }
}

if (import.meta.main) await benchLedger(process.argv.slice(2))

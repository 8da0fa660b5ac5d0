import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type CivilDate, type Clock, civilDateOf } from '../calendar/index.ts'
import type { Knowledge } from '../knowledge/index.ts'
import { createCatalogue } from './catalogue.ts'
import { appendLines, publish } from './disk.ts'
import { createDrafter } from './drafter.ts'
import { exclusiveIn } from './exclusive.ts'
import { finishReview } from './finish.ts'
import { folderOf, storedMeta } from './folder.ts'
import { keep } from './keep.ts'
import { FILES } from './layout.ts'
import { keptProvisions } from './limits.ts'
import { listImported } from './list.ts'
import { readSource, UNNAMED } from './read.ts'
import { readRecord } from './record.ts'
import { endRegulation, removeRegulation } from './remove.ts'
import { dryRunReport } from './report.ts'
import { settledDecisions } from './review/decide.ts'
import { createProposals } from './review/proposals.ts'
import { reviewOf } from './review/review.ts'
import { localOf } from './review/subjects.ts'
import { textStateFiles } from './text-state.ts'
import type { DryRunReport, Finished, Imported, ImportedRegulation, NewDecision, Review } from './types.ts'
import { versionOf } from './version.ts'

export interface ImportsOptions {
  /** Folder of the imported regulations; made with the first one. */
  dir: string
  /** Shipped and imported regulations as they are loaded now. */
  knowledge: () => Knowledge
  clock: Clock
  /** How many people hold, or held, a post of this regulation. Default: nobody is known to. */
  holders?: (regulation: string) => Promise<number>
}

/**
 * The regulations that users bring. Everything is on the disk once a call resolves; whatever process is killed at
 * whatever moment, each regulation is there whole or not at all. Several processes may use one folder.
 */
export interface Imports {
  /**
   * Keeps a file's text so that it is answered from. @param file name or path, for the report alone.
   * @throws {DocumentError | ImportError} with one sentence for the person.
   */
  importFile(file: string, bytes: Uint8Array): Promise<Imported>
  /** Reads a file and keeps nothing. @throws {DocumentError | ImportError} */
  dryRun(file: string, bytes: Uint8Array): Promise<DryRunReport>
  /** Everything that is kept, in order of ids. */
  list(): ImportedRegulation[]
  /** @throws {ImportError} */
  review(id: string): Review
  /** How each provision is cited, by its reference without the regulation's id. @throws {ImportError} */
  labels(id: string): Record<string, string>
  /**
   * Writes decisions down, all or none. Metadata of a regulation that was never accepted hold at once.
   * @throws {ImportError} `bad-decision` naming what is wrong with which.
   */
  decide(id: string, by: string, decisions: readonly NewDecision[]): Promise<Review>
  /** Puts into force what was decided, where nothing is missing and the files hold together. @throws {ImportError} */
  finish(id: string, by: string): Promise<Finished>
  /** Takes a regulation away (it is kept aside). @throws {ImportError} `in-use` where somebody's post depends on it. */
  remove(id: string): Promise<void>
  /** Notes that it no longer binds from a day on. @throws {ImportError} */
  repeal(id: string, by: string, from: CivilDate, reason: string): Promise<void>
  /** Clears away what a killed process left; every call that writes does so as well. */
  settle(): Promise<void>
  /** Changes whenever a regulation came, went or changed by whatever process: what was loaded is then out of date. */
  version(): string
}

export function createImports(options: ImportsOptions): Imports {
  const { dir, knowledge, clock, holders = async () => 0 } = options
  const drafter = createDrafter(knowledge)
  const catalogue = createCatalogue(dir, knowledge)
  const exclusive = exclusiveIn(dir)
  const proposalsOf = createProposals(drafter)
  // A command that brings many files loads what is there once.
  const brought = new Map<string, number>()
  const today = () => civilDateOf(clock())

  const review = (id: string) => {
    const folder = folderOf(dir, id)
    const record = readRecord(folder)
    const proposals = proposalsOf(folder, id, storedMeta(folder).shortName)
    return {
      folder,
      record,
      proposals,
      review: reviewOf(folder, record, proposals, { there: catalogue(), knowledge: knowledge() }),
    }
  }

  return {
    async importFile(file, bytes) {
      const source = await readSource(file, bytes, { drafter, today: today() })
      return exclusive(async () => {
        const kept = await keep({
          dir,
          there: catalogue(),
          vocabulary: knowledge().vocabulary,
          file,
          bytes,
          source,
          kept: keptProvisions(knowledge(), brought),
          at: clock().toISOString(),
        })
        if (!kept.already) brought.set(kept.report.regulation, source.first.provisions.length)
        return kept
      })
    },
    async dryRun(file, bytes) {
      return dryRunReport(file, (await readSource(file, bytes, { drafter, today: today() })).figures(UNNAMED))
    },
    list: () => listImported(dir, knowledge()),
    review: (id) => review(id).review,
    labels: (id) =>
      Object.fromEntries(
        review(id).proposals.regulation.provisions.map(({ ref, label }) => [localOf(ref), label]),
      ),
    decide: (id, by, decisions) =>
      exclusive(async () => {
        const now = review(id)
        const settled = settledDecisions(decisions, now.review, now.proposals.regulation.provisions, {
          at: clock().toISOString(),
          by,
        })
        await appendLines(
          join(now.folder, FILES.decisions),
          settled.map((decision) => JSON.stringify(decision)),
        )
        const after = review(id)
        if (after.record.accepted.length === 0 && settled.some(({ subject }) => subject === 'm')) {
          await publish(
            dir,
            id,
            textStateFiles(id, after.review.meta.value, catalogue(), knowledge().vocabulary),
          )
        }
        return review(id).review
      }),
    finish: (id, by) =>
      exclusive(() =>
        finishReview({
          dir,
          id,
          by,
          ...review(id),
          there: catalogue(),
          knowledge: knowledge(),
          now: clock(),
        }),
      ),
    remove: (id) =>
      exclusive(async () => {
        await removeRegulation(dir, id, holders)
        brought.delete(id)
      }),
    repeal: (id, by, from, reason) =>
      exclusive(() => endRegulation({ dir, id, by, from, reason, at: clock().toISOString() }, review(id))),
    settle: async () => {
      if (existsSync(dir)) await exclusive(async () => undefined)
    },
    version: () => versionOf(dir),
  }
}

/** What the page and the server say to each other about regulations that are brought. */
import type { Finished, ImportReport, ImportState, Review } from '../../imports/index.ts'

/** `GET /api/imports`, and the answer where one was taken away or repealed. */
export interface ImportsBody {
  regulations: {
    id: string
    shortName: string
    fullName: string
    inForce: string
    repealed: string | null
    state: ImportState
    revision: number
    openDecisions: number
    importedAt: string
    sourceName: string
    warnings: { place: string; message: string }[]
    findings: string[]
  }[]
  /** Endings of files that can be brought: `.docx`. */
  accept: string[]
  /** Largest file. */
  maxBytes: number
}

/** `POST /api/imports`: a file as it is, its name in `X-File-Name`. */
export interface ImportedBody {
  report: ImportReport
  already: boolean
}

/** `GET /api/imports/ID/review`, and the answer to `POST …/decisions`. */
export interface ReviewBody {
  review: Review
  /** How each provision is cited, by its reference without the regulation's id. */
  labels: Record<string, string>
  /** Levels that a post may be given. */
  levels: { id: string; name: string }[]
}

/** `POST /api/imports/ID/finish` */
export type FinishedBody = Finished

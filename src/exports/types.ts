import type { ExportSpec } from '../reply/index.ts'

/** A finished file. */
export interface Exported {
  /** 履职台账包-张三-2026-01-01至2026-12-31.zip */
  name: string
  mediaType: string
  bytes: Buffer
}

/** Why nothing was made, as a sentence for the person. */
export class ExportError extends Error {
  override readonly name = 'ExportError'
}

export interface Exporter {
  /**
   * Makes the file from what is on record at `now`. Reads only; but a dossier notes the head that it shows as an
   * anchor.
   * @throws {ExportError} a sentence: unknown person, days in the wrong order, nothing to show.
   */
  make(spec: ExportSpec, now: Date): Promise<Exported>
}

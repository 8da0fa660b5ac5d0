import type { DocumentLimits } from './types.ts'

/** What a file may be where nothing else is asked for: bytes, bytes, pages, UTF-16 units, milliseconds. */
export const DEFAULT_LIMITS: Readonly<DocumentLimits> = {
  bytes: 20_000_000,
  unpackedBytes: 200_000_000,
  pages: 2_000,
  characters: 5_000_000,
  milliseconds: 60_000,
}

/**
 * The limits to read by: `asked` over the defaults.
 * @throws {RangeError} where a limit is not a positive, finite number
 */
export function limitsFrom(asked: Partial<DocumentLimits> = {}): DocumentLimits {
  const limits = { ...DEFAULT_LIMITS, ...asked }
  for (const [name, value] of Object.entries(limits)) {
    if (!Number.isFinite(value) || value <= 0) {
      throw new RangeError(`readDocument: limits.${name} is ${value}; it must be a positive number`)
    }
  }
  return limits
}

/** A number of bytes as people read it: 20 MB, 1.5 MB, 300 KB, 12 字节. */
export function bytesInWords(bytes: number): string {
  if (bytes >= 1e6) return `${Number((bytes / 1e6).toFixed(1))} MB`
  if (bytes >= 1e3) return `${Number((bytes / 1e3).toFixed(1))} KB`
  return `${bytes} 字节`
}

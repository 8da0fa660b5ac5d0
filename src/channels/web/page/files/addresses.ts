import type { ExportSpec } from '../wire.ts'

export function thumbnailAddress(sha256: string): string {
  return `/api/files/${sha256}/thumbnail`
}

export function fileAddress(file: { sha256: string; name: string; mediaType: string }): string {
  return `/api/files/${file.sha256}?${new URLSearchParams({ name: file.name, type: file.mediaType })}`
}

/**
 * @param spec of whom is left out for whoever the page serves
 * @param theme instead of the one that the spec may have
 */
export function exportAddress(
  spec: Omit<ExportSpec, 'person'> & { person?: string },
  theme = spec.theme,
): string {
  const { person, format, from, to } = spec
  const query = { ...(person && { person }), format, from, to, ...(theme && { theme }) }
  return `/api/exports?${new URLSearchParams(query)}`
}

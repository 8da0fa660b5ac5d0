import { z } from 'zod'
import { DossierError } from './errors.ts'

const manifestSchema = z.looseObject({
  format: z.literal('zhaodan-dossier'),
  version: z.number(),
  person: z.string(),
  from: z.string(),
  to: z.string(),
  head: z.object({ seq: z.number().int().min(0), hash: z.string() }),
  files: z.record(z.string(), z.string()),
})
export type Manifest = z.infer<typeof manifestSchema>

/** The manifest of a dossier. @throws {DossierError} where it cannot be read or is of a later version. */
export function manifestOf(files: ReadonlyMap<string, Buffer>): Manifest {
  const parsed = manifestSchema.safeParse(jsonOf(files.get('manifest.json')))
  if (!parsed.success) throw new DossierError('清单 manifest.json 读不出来，或者不是履职台账包的清单。')
  if (parsed.data.version !== 1)
    throw new DossierError('这个台账包是更新版本的照单做的，请用包里自带的核验程序。')
  return parsed.data
}

/** The JSON value of a file in UTF-8; null where there is none. */
export function jsonOf(bytes: Buffer | undefined): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return null
  }
}

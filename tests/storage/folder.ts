import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A new folder for one test. */
export const newFolder = (): string => mkdtempSync(join(tmpdir(), 'zhaodan-store-'))

export const removeFolder = (folder: string): void => rmSync(folder, { recursive: true, force: true })

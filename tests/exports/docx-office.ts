/** LibreOffice, where it is installed: no test needs it, and those that use it say so where it is missing. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * Opens a file with LibreOffice and saves it in another form.
 * @param filter `pdf`, or a form with its options.
 * @returns the bytes, or a sentence why it cannot be done on this machine.
 */
export function savedByOffice(file: Buffer, name: string, filter: string): Buffer | string {
  if (spawnSync('soffice', ['--version']).status !== 0) return 'LibreOffice is not installed here'
  const dir = mkdtempSync(join(tmpdir(), 'zhaodan-office-'))
  try {
    writeFileSync(join(dir, name), file)
    const profile = `-env:UserInstallation=file://${join(dir, 'profile')}`
    const told = spawnSync(
      'soffice',
      [profile, '--headless', '--convert-to', filter, '--outdir', dir, join(dir, name)],
      { encoding: 'utf8', timeout: 120_000 },
    )
    const saved = join(dir, name.replace(/\.[^.]+$/, `.${filter.split(':')[0]}`))
    if (existsSync(saved)) return readFileSync(saved)
    const part = name.endsWith('.xlsx') ? 'Calc' : 'Writer'
    if (/could not be loaded/.test(`${told.stdout}${told.stderr}`) && !hasPart(part))
      return `LibreOffice is here without its ${part}`
    throw new Error(`LibreOffice saved nothing: ${told.stdout}${told.stderr}`)
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

/** Whether the program of a kind of document is installed. */
function hasPart(part: 'Calc' | 'Writer'): boolean {
  const library = part === 'Calc' ? 'libsclo.so' : 'libswlo.so'
  return ['/usr/lib', '/usr/lib64', '/opt'].some(
    (root) =>
      spawnSync('find', [root, '-maxdepth', '4', '-name', library], { encoding: 'utf8' }).stdout !== '',
  )
}

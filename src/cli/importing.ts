import { readFile } from 'node:fs/promises'
import type { Clock } from '../calendar/index.ts'
import { createImports, type Imports, type ImportsOptions } from '../imports/index.ts'
import { importedDir, openCore } from './app.ts'
import { InputError } from './io.ts'

/** The regulations that users brought into a data folder, for a command that runs by itself. */
export function openImports(
  dataDir: string,
  clock: Clock,
  options: Pick<ImportsOptions, 'holders'> = {},
): Imports {
  const { knowledge } = openCore(dataDir)
  return createImports({ dir: importedDir(dataDir), knowledge: () => knowledge, clock, ...options })
}

/** @throws {InputError} naming the file and why it cannot be read. */
export async function bytesOf(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file)
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code
    const why =
      code === 'ENOENT'
        ? '文件不存在'
        : code === 'EACCES'
          ? '没有读取权限'
          : code === 'EISDIR'
            ? '这是一个文件夹，请给出里面的文件'
            : String(code ?? cause)
    throw new InputError(`无法读取 ${file}：${why}。`, { cause })
  }
}

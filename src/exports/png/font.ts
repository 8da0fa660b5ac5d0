/** The font of pictures: an open Chinese one out of a package, so that no font of the system is needed. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { type Advances, advancesOf } from './font-tables.ts'

/** As the font names itself. */
export const FAMILY = 'Noto Sans Hans'

export type Weight = 'regular' | 'bold'

const FILES: Record<Weight, string> = { regular: 'NotoSansHans-Regular.otf', bold: 'NotoSansHans-Bold.otf' }

/** The files of both weights, to be given to whoever draws the text. */
export function fontFiles(): string[] {
  return Object.values(FILES).map(fileOf)
}

function fileOf(name: string): string {
  const door = createRequire(import.meta.url).resolve('@embedpdf/fonts-sc')
  return join(dirname(door), '..', 'fonts', name)
}

const read = new Map<Weight, Advances>()

function advances(weight: Weight): Advances {
  const known = read.get(weight) ?? advancesOf(readFileSync(fileOf(FILES[weight])))
  read.set(weight, known)
  return known
}

/** Width of a text in pixels at a size in pixels. What the font has no glyph for counts as wide as a Chinese one. */
export function widthOf(text: string, size: number, weight: Weight = 'regular'): number {
  let width = 0
  for (const character of text) width += advances(weight)(character.codePointAt(0) as number) ?? 1
  return width * size
}

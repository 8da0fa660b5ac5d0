import { renderAsync } from '@resvg/resvg-js'
import type { Facts } from '../facts.ts'
import { boardOf } from './board-of.ts'
import { svgOf } from './draw.ts'
import { FAMILY, fontFiles } from './font.ts'
import { layout } from './layout.ts'
import { PALETTES } from './palette.ts'
import { INNER } from './pen.ts'
import { pixelsPerDay } from './time-line.ts'

/** Pixels of the file for one of the layout: phones show two or three. */
const SCALE = 2

/** The picture as SVG, its text in a font that only {@link boardPng} brings. */
export function boardSvg(facts: Facts, theme: 'light' | 'dark'): string {
  return svgOf(layout(boardOf(facts, pixelsPerDay(facts, INNER))), PALETTES[theme])
}

/**
 * A picture of the span's duties for a chat, as PNG, 1000 pixels wide and as high as it needs to be: a row a rule with
 * its periods along the days, the entries that count, and what has no number as a short list. The same facts give the
 * same picture on any machine: the font comes with the product.
 */
export async function boardPng(facts: Facts, theme: 'light' | 'dark'): Promise<Buffer> {
  const picture = await renderAsync(boardSvg(facts, theme), {
    fitTo: { mode: 'zoom', value: SCALE },
    font: { fontFiles: fontFiles(), loadSystemFonts: false, defaultFontFamily: FAMILY },
  })
  return picture.asPng()
}

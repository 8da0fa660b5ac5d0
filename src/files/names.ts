import { sanitize } from '../text/index.ts'
import { LONGEST_NAME } from './limits.ts'

/** Of a file that came without a name, or with one of which nothing is left. */
const NAMELESS = '附件'

/** Names that Windows keeps for devices, whatever ending follows. */
const DEVICE = /^(?:con|prn|aux|nul|com[1-9]|lpt[1-9])(?:\.|$)/i

/**
 * The name to keep: without folders, control and direction characters and what systems do not take in names, at most
 * {@link LONGEST_NAME} characters, its ending one of the kind that the content has, so that no system takes the file
 * for something to run.
 * @param endings of the kind, with the dot, the first is added where the name has none of them
 */
export function cleanName(given: string, endings: readonly string[]): string {
  const flat = sanitize(given.normalize('NFC')).replace(/[\u061c\u2028\u2029]/g, '')
  const last = flat.split(/[/\\]/).at(-1) ?? ''
  const name = last
    .replace(/[<>:"|?*\n\t]/g, '_')
    .replace(/\s+/g, ' ')
    .replace(/[.\s]+$/, '')
  const ending = endings.find((each) => name.toLowerCase().endsWith(each)) ?? ''
  const stem = name.slice(0, name.length - ending.length).replace(/^[.\s]+/, '') || NAMELESS
  const usable = DEVICE.test(stem) ? `_${stem}` : stem
  const kept = ending === '' ? (endings[0] ?? '') : name.slice(name.length - ending.length)
  return [...usable].slice(0, LONGEST_NAME - kept.length).join('') + kept
}

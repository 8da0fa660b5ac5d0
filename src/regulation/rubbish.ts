import { MASK } from './reading.ts'
import type { Removal } from './types.ts'

/** Left by word processors and converters: bookmark marks, zero-width and control characters, soft hyphens. */
const RUBBISH =
  /\[bookmark: ?[^\]\n]{0,80}\]|[\u0000-\u0008\u000E-\u001F\u007F-\u0084\u0086-\u009F\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF\uFFF9-\uFFFD]+/g

/**
 * Covers rubbish with {@link MASK}, a unit for a unit, so that every offset stays that of the source.
 * @returns the masked text and what was covered.
 */
export function maskRubbish(source: string): { masked: string; removed: Removal[] } {
  const removed: Removal[] = []
  const masked = source.replace(RUBBISH, (text, offset: number) => {
    removed.push({ offset, text, why: 'rubbish' })
    return MASK.repeat(text.length)
  })
  return { masked, removed }
}

/** A chat over months as a text that is read by eye: days and times as headings, what is random left out. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { civilDateOf, formatChinese, timeOfDay } from '../../../src/calendar/index.ts'
import type { TranscriptEntry } from '../botapi/index.ts'
import { showTranscript } from '../people/index.ts'

const FOLDER = join(import.meta.dirname, 'transcripts')
/** Set to write the transcripts anew; then they are to be read before they are committed. */
const WRITE = process.env.WRITE_TRANSCRIPTS === '1'

/** The chat, with a heading wherever the clock moved on to another minute. */
export function diary(entries: readonly TranscriptEntry[]): string {
  const lines: string[] = []
  let last = ''
  for (const entry of entries) {
    const at = new Date(entry.at)
    const heading = `── ${formatChinese(civilDateOf(at))} ${timeOfDay(at)} ──`
    if (heading !== last) lines.push('', heading)
    last = heading
    lines.push(showTranscript([entry]))
  }
  return `${masked(lines.join('\n')).trim()}\n`
}

/** Codes of invitations and links are made anew each time. */
function masked(text: string): string {
  return text.replaceAll(/([?]start=|\/start )[\w-]+/g, '$1…').replaceAll(/[ \t]+$/gm, '')
}

/** The text kept under the name; where {@link WRITE} is set, after the new one took its place. */
export function kept(name: string, text: string): string {
  const file = join(FOLDER, `${name}.txt`)
  if (WRITE) writeFileSync(file, text)
  return existsSync(file) ? readFileSync(file, 'utf8') : ''
}

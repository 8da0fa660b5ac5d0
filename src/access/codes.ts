import { randomBytes } from 'node:crypto'

/** 144 bits: beyond guessing, and 24 characters of base64url without a loose end. */
const BYTES = 18
/** Begins and ends with a letter or digit, so that a double click takes all of it; never like another start payload. */
const WHOLE = /^(?![a-z]-)[A-Za-z0-9][A-Za-z0-9_-]*[A-Za-z0-9]$/
const OURS = /^[A-Za-z0-9_-]{24}$/

/** A new invitation code of 24 characters of A–Z a–z 0–9 _ -, from the system's source of randomness. */
export function newInvitationCode(): string {
  for (;;) {
    const code = randomBytes(BYTES).toString('base64url')
    if (WHOLE.test(code)) return code
  }
}

/**
 * Whether a word standing alone can only be meant as a code: of the right length and with a digit or a capital within,
 * which no word anybody types has by chance.
 */
export function isInvitationCode(text: string): boolean {
  return OURS.test(text) && WHOLE.test(text) && /\d|[^A-Z][A-Z]/.test(text)
}

/** Largest file that is kept: 20 MB, what the reader of documents and the chat platforms take as well. */
export const MOST_BYTES = 20_000_000

/** Longest name that is kept, in characters, ending included. */
export const LONGEST_NAME = 120

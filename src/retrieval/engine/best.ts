/** An index can hold so many: order of a score and a number in one double: 31 bits of the score, 22 of the number. */
export const MOST_DOCUMENTS = 2 ** 22
const BUCKETS = 1024

const scores = new Float32Array(1)
const bits = new Uint32Array(scores.buffer)

/**
 * The documents of the greatest scores, best first, ties in order of their numbers.
 * @param listed numbers of documents, ascending, whose scores are above 0 and at most `highest`.
 */
export function best(listed: Uint32Array, total: Float32Array, highest: number, most: number): Uint32Array {
  const chosen = listed.length <= most ? listed : aboveCut(listed, total, highest, most)
  const keys = new Float64Array(chosen.length)
  for (let i = 0; i < chosen.length; i++) {
    const document = chosen[i] as number
    // The bits of positive floats are in the order of the floats.
    scores[0] = total[document] as number
    keys[i] = (bits[0] as number) * MOST_DOCUMENTS + (MOST_DOCUMENTS - 1 - document)
  }
  keys.sort()
  const found = new Uint32Array(Math.min(most, keys.length))
  for (let i = 0; i < found.length; i++) {
    found[i] = MOST_DOCUMENTS - 1 - ((keys[keys.length - 1 - i] as number) % MOST_DOCUMENTS)
  }
  return found
}

/** All that may be among the best `most`: those from the bucket on in which the last of them stands. */
function aboveCut(listed: Uint32Array, total: Float32Array, highest: number, most: number): Uint32Array {
  const counts = new Uint32Array(BUCKETS + 1)
  const scale = BUCKETS / highest
  for (let i = 0; i < listed.length; i++) {
    const bucket = Math.floor((total[listed[i] as number] as number) * scale)
    counts[bucket] = (counts[bucket] as number) + 1
  }
  let cut = BUCKETS
  for (let count = counts[cut] as number; count < most && cut > 0; count += counts[cut] as number) cut--
  const chosen = new Uint32Array(listed.length)
  let count = 0
  for (let i = 0; i < listed.length; i++) {
    const document = listed[i] as number
    if (Math.floor((total[document] as number) * scale) >= cut) chosen[count++] = document
  }
  return chosen.subarray(0, count)
}

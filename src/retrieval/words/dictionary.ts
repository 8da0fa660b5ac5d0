import { createRequire } from 'node:module'
import { dict } from '@node-rs/jieba/dict.js'
import { HAN, kinds } from './characters.ts'

/**
 * Jieba's dictionary as a tree of characters, in typed arrays: a node is a slot of an open hash table over (parent,
 * character). A twentieth of what objects take, and built in a fifth of a second.
 */
export interface Dictionary {
  /** By node: natural logarithm of the word's share of all words; NaN where only longer words pass. */
  weights: Float64Array
  /** Weight of a character that no word begins with. */
  unknown: number
  /** The node that a first character leads to, -1 where no word begins so. */
  first(code: number): number
  /** The node that a further character leads to, -1 where no word goes on so. */
  next(node: number, code: number): number
}

/** Version of the package that the dictionary comes with. */
export const DICTIONARY_VERSION: string = createRequire(import.meta.url)(
  '@node-rs/jieba/package.json',
).version

const ROOT = 0xffff_fffe
const EMPTY = 0xffff_ffff
const SPACE = 0x20
const LINE_FEED = 0x0a
/** Nodes per word are less than 1.5, and a table works well while it is half full. */
const SLOTS_PER_WORD = 3

let loaded: Dictionary | null = null

/** The dictionary, read at the first call. Words of anything but Chinese characters are left out. */
export function dictionary(): Dictionary {
  loaded ??= readDictionary(new TextDecoder().decode(dict))
  return loaded
}

/** Nodes are numbers below this. */
export function dictionaryNodes(): number {
  return dictionary().weights.length
}

function readDictionary(text: string): Dictionary {
  const capacity = 2 ** Math.ceil(Math.log2(countLines(text) * SLOTS_PER_WORD))
  const mask = capacity - 1
  const parents = new Uint32Array(capacity).fill(EMPTY)
  const codes = new Uint16Array(capacity)
  const weights = new Float64Array(capacity).fill(Number.NaN)
  const firsts = new Int32Array(65_536).fill(-1)
  const slotOf = (parent: number, code: number) => {
    let slot = (Math.imul(parent ^ Math.imul(code, 0x9e37_79b1), 0x85eb_ca6b) >>> 11) & mask
    while (parents[slot] !== EMPTY && !(parents[slot] === parent && codes[slot] === code))
      slot = (slot + 1) & mask
    return slot
  }
  const add = (from: number, to: number, frequency: number) => {
    let node = ROOT
    for (let i = from; i < to; i++) {
      const code = text.charCodeAt(i)
      const slot = slotOf(node, code)
      parents[slot] = node
      codes[slot] = code
      if (node === ROOT) firsts[code] = slot
      node = slot
    }
    weights[node] = frequency
  }
  const total = eachEntry(text, add)
  const logTotal = Math.log(total)
  // A word of frequency 0 counts as one of 1, like a character that is no word.
  for (let node = 0; node < capacity; node++)
    weights[node] = Math.log(Math.max(1, weights[node] as number)) - logTotal
  return {
    weights,
    unknown: -logTotal,
    first: (code) => firsts[code] as number,
    next(node, code) {
      const slot = slotOf(node, code)
      return parents[slot] === EMPTY ? -1 : slot
    },
  }
}

/** Calls `take` with each Chinese word's place in the text and its frequency. @returns the sum of all frequencies. */
function eachEntry(text: string, take: (from: number, to: number, frequency: number) => void): number {
  let total = 0
  let at = 0
  while (at < text.length) {
    const from = at
    let isHan = true
    for (; at < text.length && text.charCodeAt(at) !== SPACE; at++)
      isHan &&= kinds[text.charCodeAt(at)] === HAN
    const to = at
    let frequency = 0
    for (at++; at < text.length; at++) {
      const digit = text.charCodeAt(at) - 0x30
      if (digit < 0 || digit > 9) break
      frequency = frequency * 10 + digit
    }
    total += frequency
    if (isHan && to > from) take(from, to, frequency)
    while (at < text.length && text.charCodeAt(at) !== LINE_FEED) at++
    at++
  }
  return total
}

function countLines(text: string): number {
  let lines = 1
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines++
  return lines
}

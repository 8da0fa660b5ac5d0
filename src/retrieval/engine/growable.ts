/** Typed arrays that grow by half: a copy now and then, and never twice the memory. */
export interface Growable<A extends Uint8Array | Uint16Array | Uint32Array> {
  data: A
  length: number
}

type Numbers = Uint8Array | Uint16Array | Uint32Array
type Maker<A extends Numbers> = new (length: number) => A

const FIRST_CAPACITY = 1024

export function growable<A extends Numbers>(make: Maker<A>): Growable<A> {
  return { data: new make(FIRST_CAPACITY), length: 0 }
}

/** Appends a number. */
export function push<A extends Numbers>(array: Growable<A>, value: number): void {
  if (array.length === array.data.length) reserve(array, array.length + 1)
  array.data[array.length++] = value
}

/** Makes room for `capacity` numbers in all; new ones are 0. */
export function reserve<A extends Numbers>(array: Growable<A>, capacity: number): void {
  if (capacity <= array.data.length) return
  const make = array.data.constructor as Maker<A>
  const larger = new make(Math.max(capacity, Math.ceil(array.data.length * 1.5)))
  larger.set(array.data.subarray(0, array.length))
  array.data = larger
}

/** A copy of what is in it, no longer than that. */
export function trimmed<A extends Numbers>(array: Growable<A>): A {
  return array.data.slice(0, array.length) as A
}

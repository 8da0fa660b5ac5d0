/** Named arrays in one run of bytes: a table of what stands where, and the arrays themselves, each at a multiple of 8. */
export interface Section {
  name: string
  kind: ArrayKind
  /** Bytes from the first array, and numbers in it. */
  offset: number
  length: number
}

const MAKERS = { u8: Uint8Array, u16: Uint16Array, u32: Uint32Array } as const
type ArrayKind = keyof typeof MAKERS
export type NumberArray = Uint8Array | Uint16Array | Uint32Array

const ALIGNMENT = 8

/** Lays out arrays one behind the other. @returns the table and the bytes in parts, for writing without a copy. */
export function layOut(arrays: ReadonlyMap<string, NumberArray>): {
  sections: Section[]
  parts: Uint8Array[]
} {
  const sections: Section[] = []
  const parts: Uint8Array[] = []
  let offset = 0
  for (const [name, array] of arrays) {
    sections.push({ name, kind: kindOf(array), offset, length: array.length })
    const padding = (ALIGNMENT - (array.byteLength % ALIGNMENT)) % ALIGNMENT
    parts.push(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), new Uint8Array(padding))
    offset += array.byteLength + padding
  }
  return { sections, parts }
}

/** The arrays of {@link layOut}, as views of the bytes, which must begin at a multiple of 8 of their buffer. */
export function readSections(sections: readonly Section[], bytes: Uint8Array): Map<string, NumberArray> {
  return new Map(
    sections.map(({ name, kind, offset, length }) => [
      name,
      new MAKERS[kind](bytes.buffer as ArrayBuffer, bytes.byteOffset + offset, length),
    ]),
  )
}

function kindOf(array: NumberArray): ArrayKind {
  if (array instanceof Uint8Array) return 'u8'
  return array instanceof Uint16Array ? 'u16' : 'u32'
}

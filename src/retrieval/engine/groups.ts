import { normalise } from '../words/index.ts'

/** Gathers documents by their group while they come. */
export interface Groups {
  keys: string[]
  names: string[]
  /** Number of the group with this key, its name noted, normalised, when it is new. */
  numberOf(key: string, name: string): number
}

export function createGroups(): Groups {
  const numbers = new Map<string, number>()
  const keys: string[] = []
  const names: string[] = []
  return {
    keys,
    names,
    numberOf(key, name) {
      const known = numbers.get(key)
      if (known !== undefined) return known
      numbers.set(key, keys.length)
      keys.push(key)
      names.push(normalise(name))
      return keys.length - 1
    },
  }
}

/** Documents by group, in order, and the place of each inside its group. */
export function arrangeGroups(groupOf: Uint32Array, groupCount: number) {
  const groupStarts = new Uint32Array(groupCount + 1)
  const placeOf = new Uint32Array(groupOf.length)
  for (let document = 0; document < groupOf.length; document++) {
    const after = (groupOf[document] as number) + 1
    placeOf[document] = groupStarts[after] as number
    groupStarts[after] = (groupStarts[after] as number) + 1
  }
  for (let group = 0; group < groupCount; group++) {
    groupStarts[group + 1] = (groupStarts[group + 1] as number) + (groupStarts[group] as number)
  }
  const groupDocuments = new Uint32Array(groupOf.length)
  for (let document = 0; document < groupOf.length; document++) {
    const start = groupStarts[groupOf[document] as number] as number
    groupDocuments[start + (placeOf[document] as number)] = document
  }
  return { groupStarts, groupDocuments, placeOf }
}

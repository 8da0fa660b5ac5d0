import type { Attack } from '../types.ts'
import { articles } from './articles.ts'
import { bulk } from './bulk.ts'
import { characters } from './characters.ts'
import { injections } from './injections.ts'
import { joins } from './joins.ts'
import { meaning } from './meaning.ts'
import { people } from './people.ts'
import { relations } from './relations.ts'
import { terms } from './terms.ts'
import { verdicts } from './verdicts.ts'

/** Every attack on the phrasing. */
export const ATTACKS: Attack[] = [
  ...articles,
  ...terms,
  ...meaning,
  ...people,
  ...joins,
  ...relations,
  ...verdicts,
  ...injections,
  ...characters,
  ...bulk,
]

/** Places that a question names and that may be bound by nothing that is loaded. */
import type { DraftingVocabulary, Place } from '../../drafting/index.ts'
import type { KnowledgePack } from '../../knowledge/index.ts'
import { bindsAround } from './binding.ts'

/** What shows that the short name of a place is one: 广州的, 贵阳市; 来宾 and 资源 are words as well. */
const AFTER_PLACE = /^(?:[省市州盟区县的这那有对]|$)/

/**
 * The provinces and prefectures that a text names, in the order of mention. Short names count at the beginning, or where
 * what follows goes on about a place.
 */
export function placesIn(text: string, { gazetteer }: Pick<DraftingVocabulary, 'gazetteer'>): Place[] {
  const found: Place[] = []
  for (let at = 0; at < text.length; at++) {
    const rest = text.slice(at)
    const place = gazetteer.place(rest)
    if (place === null || (place.authority !== 'province' && place.authority !== 'prefecture')) continue
    const whole = rest.startsWith(place.name)
    const length = whole ? place.name.length : place.short.length
    if (!whole && at > 0 && !AFTER_PLACE.test(rest.slice(length))) continue
    found.push(place)
    at += length - 1
  }
  return found
}

/** Whether a regulation binds in a place: its own region, one around it, or the nation's. */
export function bindsIn(place: Place, pack: KnowledgePack): boolean {
  return bindsAround([place])(pack) || pack.meta.region.places.includes(place.name)
}

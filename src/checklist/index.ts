// The list of a person: every duty item of every post, with what is on record

export { checklistOf, type Law, type OnRecordOf, type Span } from './checklist.ts'
export { type Counts, countsOf } from './counts.ts'
// The items themselves
export { dutyItemsOf, type HeldPost, itemOfTarget, OWN_NOTE, ownItems, ownKey } from './items.ts'
// Which of them a sentence is about
export { loadItemLanguage } from './language.ts'
export { itemsNamed } from './named.ts'
// Items of an organisation's own, with the evaluator of the law
export { activitiesWithItems, OWN_REGULATION, rulesWithItems, tenuresWithItems } from './own.ts'
export { OWN_HEADING } from './posts.ts'
export { suggestItems } from './suggest.ts'
export type * from './types.ts'

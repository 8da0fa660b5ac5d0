import type { Button } from '../reply/index.ts'

/**
 * What a button means when it comes back. A card's button carries the card's id and an operation, never data, so that
 * it fits 64 bytes; what it stands for is kept with the card.
 */
export type Action =
  | {
      type: 'card'
      card: string
      op: string
      arg: number | null
      /** The button stood under another message than the card. */
      apart?: true
    }
  /** The same as if the person had typed the text. */
  | { type: 'say'; text: string }
  /** Show the whole article a provision stands in. */
  | { type: 'open'; ref: string }

export type CardAction = Extract<Action, { type: 'card' }>

function cardAction(card: string, op: string, arg?: number): string {
  return arg === undefined ? `c:${card}:${op}` : `c:${card}:${op}:${arg}`
}

/** Ends the operation of a button that stands under another message than its card: that message is to stay. */
const APART = 'apart'

/** Makes the buttons of one card. */
export function buttonsFor(card: string): (label: string, op: string, arg?: number) => Button {
  return (label, op, arg) => ({ label, action: cardAction(card, op, arg) })
}

/** Makes buttons of a card that stand under another message than the card. */
export function buttonsApart(card: string): (label: string, op: string) => Button {
  return (label, op) => ({ label, action: cardAction(card, `${op}${APART}`) })
}

export function sayAction(text: string): string {
  return `s:${text}`
}

export function openAction(ref: string): string {
  return `o:${ref}`
}

/** Reads what {@link buttonsFor}, {@link sayAction} and {@link openAction} wrote; null for anything else. */
export function parseAction(action: string): Action | null {
  if (action.startsWith('s:') && action.length > 2) return { type: 'say', text: action.slice(2) }
  if (action.startsWith('o:') && action.length > 2) return { type: 'open', ref: action.slice(2) }
  const card = /^c:([A-Za-z0-9-]{1,40}):([a-z]{1,10}?)(apart)?(?::(\d{1,3}))?$/.exec(action)
  if (!card) return null
  return {
    type: 'card',
    card: card[1] as string,
    op: card[2] as string,
    arg: card[4] === undefined ? null : Number(card[4]),
    ...(card[3] === APART ? { apart: true } : {}),
  }
}

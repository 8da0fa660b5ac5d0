/** Telegram keeps what it could not deliver for a day; with the minutes of a slow clock. */
const MOST_LAG_MS = 25 * 60 * 60 * 1000

/**
 * When a message was sent, on the product's clock: 今天 in a message that waited overnight is the day it was sent.
 * @param sentAt Telegram's time of it; null where it says none (a tap).
 * @param receivedAt the product's time at which it was stored.
 * @param aheadMs how far the product's clock is ahead of the real one (a rehearsal), in milliseconds.
 */
export function timeOfMessage(sentAt: string | null, receivedAt: string, aheadMs: number): Date {
  const received = new Date(receivedAt)
  if (sentAt === null) return received
  const lagMs = received.getTime() - (new Date(sentAt).getTime() + aheadMs)
  // Beyond a day, or in the future, the two clocks do not tell the same time: then ours is believed.
  return lagMs > 0 && lagMs <= MOST_LAG_MS ? new Date(received.getTime() - lagMs) : received
}

export interface PaceOptions {
  /** Between two messages to a chat, at least. Default 1,000. */
  perChatMs?: number
  /** Messages to a group within any minute, at most. Default 20. */
  perGroupPerMinute?: number
  /** Messages to a chat within any minute that may be left out, at most; see `takeIfFree`. Default 10. */
  optionalPerMinute?: number
  /** Messages within any second to all chats together, at most. Default 30. */
  overallPerSecond?: number
  /**
   * Of these, messages that can wait, at most, evenly spaced: the rest is kept for those that cannot. Default four
   * fifths, at least one.
   */
  patientPerSecond?: number
  /**
   * By how much every window is longer than the platform's. It counts when a message arrives, and one that took long on
   * its way may arrive together with those sent a second later. Default 0.
   */
  marginMs?: number
  /** A clock of milliseconds that never goes back. Default: the process's own. */
  now?: () => number
}

export interface Pace {
  /**
   * Resolves when a message may go to the address, and counts it. First come, first served within an address.
   * Rejects with the signal's reason once it is raised; then nothing is counted.
   * @param patient it can wait: whatever cannot goes first, and finds room at any time. Default false.
   */
  ready(address: string, isGroup: boolean, signal?: AbortSignal, patient?: boolean): Promise<void>
  /** What waits for the address waits no longer behind other addresses: somebody there waits for an answer. */
  hurry(address: string): void
  /**
   * Until the function given back is called, nothing that can wait is ready: for as long as what was ready before has
   * not really gone. A queue behind this one would bring messages closer together than allowed.
   */
  hold(): () => void
  /** What was ready to go to the address goes only now: what follows it keeps its distance from this moment. */
  late(address: string): void
  /**
   * Counts a message where it may go at once and nobody waits to send one; else false. For what may be left out: it
   * goes before nothing else, and there is little of it, so that the platform has no reason to ask for patience.
   */
  takeIfFree(address: string, isGroup: boolean): boolean
  /** Nothing goes to the address for so many seconds from now. */
  pause(address: string, seconds: number): void
}

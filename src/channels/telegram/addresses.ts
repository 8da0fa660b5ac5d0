/** Marks what belongs to Telegram among addresses and people. */
export const ADDRESS_PREFIX = 'tg:'

/** `tg:12345`: the address of a chat, and of a person the id. */
export function addressOf(id: number): string {
  return `${ADDRESS_PREFIX}${id}`
}

/** Telegram's own id of an address made by {@link addressOf}. */
export function chatIdOf(address: string): number {
  return Number(address.slice(ADDRESS_PREFIX.length))
}

/** Groups have negative ids. */
export function isGroup(address: string): boolean {
  return chatIdOf(address) < 0
}

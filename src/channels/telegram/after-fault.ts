import type { OutRow } from '../../storage/index.ts'
import type { Delivery } from '../delivery/index.ts'
import { addressOf } from './addresses.ts'
import type { ApiError } from './api/index.ts'
import { leaveChat } from './chats.ts'
import type { Delivering } from './delivering.ts'

/** What Telegram's refusal of a row means for it, and for its chat. */
export async function afterFault(
  { options, pace, stored }: Delivering,
  row: OutRow,
  error: ApiError,
): Promise<Delivery> {
  const { store, clock, owners } = options
  switch (error.fault) {
    case 'flood': {
      const seconds = error.retryAfterSeconds ?? 1
      pace.pause(row.address, seconds)
      return { outcome: 'later', afterMs: seconds * 1000, cause: error.fault }
    }
    case 'moved':
      await store.moveChat(row.address, addressOf(error.movedTo as number), clock().toISOString())
      return { outcome: 'moved' }
    case 'gone':
      stored(
        await store.transaction((within) =>
          leaveChat(within, {
            address: row.address,
            cause: error.description,
            at: clock().toISOString(),
            owners,
            daily: true,
          }),
        ),
      )
      return { outcome: 'undeliverable', cause: error.description }
    case 'unreachable':
    case 'unauthorized':
    case 'conflict':
      return { outcome: 'later', afterMs: null, cause: error.fault }
    default:
      options.log.error('一条消息被 Telegram 拒绝，没有发出', error)
      return { outcome: 'undeliverable', cause: error.description }
  }
}

/**
 * What every implementation of Store must do, on its real engine. A new engine calls `describeStore` with a factory
 * of its own and changes nothing here.
 */
import { afterEach, beforeEach, describe } from 'vitest'
import type { Store } from '../../src/storage/index.ts'
import { accessContract } from './contract/access.ts'
import { channelsContract } from './contract/channels.ts'
import { chatsContract } from './contract/chats.ts'
import { closingContract } from './contract/closing.ts'
import { conversationContract } from './contract/conversation.ts'
import { evidenceContract } from './contract/evidence.ts'
import { forgettingContract } from './contract/forgetting.ts'
import { ledgerContract } from './contract/ledger.ts'
import { modelContract } from './contract/model.ts'
import { peopleContract } from './contract/people.ts'
import { digestsContract } from './contract/reminders-digests.ts'
import { movingSubscriptionsContract } from './contract/reminders-moving.ts'
import { ownRemindersContract } from './contract/reminders-own.ts'
import { participantsContract } from './contract/reminders-participants.ts'
import { subscriptionsContract } from './contract/reminders-subscriptions.ts'
import { tenuresContract } from './contract/tenures.ts'
import { transactionsContract } from './contract/transactions.ts'
import { at } from './rows.ts'

export interface StoreSetup {
  /** Opens the same data once more, as another process would; the first call finds it empty. */
  open(): Promise<Store>
  /** Removes the data; every store is closed by then. */
  dispose(): Promise<void>
}

export function describeStore(engine: string, setUp: () => Promise<StoreSetup>): void {
  describe(`store contract: ${engine}`, () => {
    let setup: StoreSetup
    let store: Store
    const opened: Store[] = []

    const open = async (): Promise<Store> => {
      const another = await setup.open()
      opened.push(another)
      return another
    }

    const context = {
      get store() {
        return store
      },
      open,
    }

    beforeEach(async () => {
      setup = await setUp()
      store = await open()
      for (const id of ['zhang', 'li', 'staff']) await store.ensurePerson(id, at(0))
    })

    afterEach(async () => {
      await Promise.all(opened.splice(0).map((one) => one.close()))
      await setup.dispose()
    })

    peopleContract(context)
    tenuresContract(context)
    ledgerContract(context)
    evidenceContract(context)
    conversationContract(context)
    forgettingContract(context)
    modelContract(context)
    accessContract(context)
    channelsContract(context)
    chatsContract(context)
    subscriptionsContract(context)
    participantsContract(context)
    digestsContract(context)
    ownRemindersContract(context)
    movingSubscriptionsContract(context)
    transactionsContract(context)
    closingContract(context)
  })
}

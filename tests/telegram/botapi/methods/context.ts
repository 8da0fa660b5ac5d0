/** What every method of the Bot API works with. */
import type { Flood } from '../flood.ts'
import type { Recorder } from '../record.ts'
import type { Updates } from '../updates.ts'
import type { Webhook } from '../webhook.ts'
import type { World } from '../world/world.ts'
import type { Kind, Params } from './params.ts'

export interface Context {
  world: World
  updates: Updates
  webhook: Webhook
  flood: Flood
  recorder: Recorder
  /** How long a tap can be answered, in milliseconds. */
  tapLifetimeMs: number
}

export interface Invocation {
  context: Context
  method: string
  params: Params
  /** Aborted when the caller goes away. */
  gone: AbortSignal
}

export interface Method {
  params: Record<string, Kind>
  /** The result, or a refusal thrown. A string starting with `{` or `[` made by `raw` goes out as it stands. */
  run(call: Invocation): unknown
}

/** JSON that is made already. */
export class RawJson {
  readonly json: string
  constructor(json: string) {
    this.json = json
  }
}

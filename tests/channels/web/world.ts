import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startWeb, type WebOptions } from '../../../src/channels/web/index.ts'
import { type App, type AppOptions, openApp } from '../../../src/cli/app.ts'
import { importsPort } from '../../../src/cli/imports-port.ts'
import type { Store } from '../../../src/storage/index.ts'
import type { ModelServer } from '../../model/server/index.ts'

export interface World {
  url: string
  /** What the server was started with, to start another beside it. */
  options: WebOptions
  store: Store
  /** The product behind the page. */
  app: App
  /** Its data folder. */
  folder: string
  logged: { message: string; cause: unknown }[]
  now(): Date
  /** Moves the product's clock on. */
  advance(milliseconds: number): void
  /** Closes server and store and removes the database. */
  end(): Promise<void>
}

/** A Monday in the third quarter. */
const START = '2026-09-21T09:00:00+08:00'

/**
 * The whole product behind the page: the knowledge it ships, a database file of its own, a clock set by the test.
 * @param model a chat model's endpoint, to put answers in words; warmed up. Default: no model is configured.
 */
export async function startWorld(change: Partial<WebOptions> = {}, model?: ModelServer): Promise<World> {
  const folder = await mkdtemp(join(tmpdir(), 'zhaodan-web-'))
  let now = new Date(START)
  const clock = () => now
  const app = await openApp(folder, clock, model ? { model: modelAt(model.url) } : {})
  const { conversation, store } = app
  await app.model?.warm()
  const logged: World['logged'] = []
  const options: WebOptions = {
    conversation,
    port: 0,
    clock,
    log: { info: () => {}, error: (message, cause) => logged.push({ message, cause }) },
    imports: importsPort(app, folder),
    files: app.files,
    ...change,
  }
  const removeData = async () => {
    await store.close()
    await rm(folder, { recursive: true })
  }
  const server = await startWeb(options).catch(async (error: unknown) => {
    await removeData()
    throw error
  })
  return {
    url: server.url.replace('0.0.0.0', '127.0.0.1'),
    options,
    store,
    app,
    folder,
    logged,
    now: clock,
    advance: (milliseconds) => {
      now = new Date(now.getTime() + milliseconds)
    },
    async end() {
      await server.close()
      await removeData()
    },
  }
}

function modelAt(baseUrl: string): NonNullable<AppOptions['model']> {
  return { choice: { name: 'loopback', baseUrl }, dailyTokens: 1_000_000, log: { info: () => {} } }
}

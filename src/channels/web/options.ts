import type { Conversation } from '../../conversation/index.ts'
import type { FileStore } from '../../files/index.ts'
import type { Imports } from '../../imports/index.ts'

export interface WebLog {
  info(message: string): void
  /** `cause` is the error itself, for whoever runs the server; it is never sent to the page. */
  error(message: string, cause: unknown): void
}

/** Handlers by exact path; they may come and go while the server runs. */
export type Hooks = Map<string, (request: Request) => Promise<Response>>

/** The regulations that users bring, and the way to have the running product take a change of them over. */
export interface ImportsPort {
  imports: Imports
  /** Resolves once what is loaded is at least as new as what is on the disk; quick where nothing changed. */
  fresh(): Promise<void>
}

export interface WebOptions {
  conversation: Conversation
  /** Default 127.0.0.1. Anything beyond loopback needs `accessToken`. */
  host?: string
  /** Default 8686; 0 takes a free one. */
  port?: number
  /** Where set, everyone must log in with it. Visible ASCII characters, so that a header can carry it. */
  accessToken?: string
  /** The product's clock: the current instant. */
  clock: () => Date
  log: WebLog
  /**
   * What else takes POST requests, by exact path; looked up with each request. They come past every guard of the page
   * (host, origin, access token, size), so each handler checks by itself who calls.
   */
  hooks?: Hooks
  /**
   * Longest wait, in milliseconds, for a model to make sense of words that are not understood without one. Default
   * 2500; what is said later does not wait for it.
   */
  modelWaitMs?: number
  /** Files of the evidence. Default: none can be attached. */
  files?: FileStore
  /** Default: none can be brought. */
  imports?: ImportsPort
  /** True while the clock was set by hand; the page then shows so. Default false. */
  rehearsal?: boolean
}

/** True for the addresses that only this machine can reach. */
export function isLoopback(host: string): boolean {
  const name = host.replace(/^\[(.*)\]$/, '$1').toLowerCase()
  return name === 'localhost' || name === '::1' || /^127(\.\d{1,3}){3}$/.test(name)
}

/**
 * The person whose ledger the page shows. The page serves one person: whoever sits at the machine, or holds the
 * access token.
 */
export const WEB_PERSON = 'local'

/** What Telegram's refusals look like to a bot. */
import { TelegramError } from 'telegraf'

/** The refusal of `call`: code, description and, where there are any, parameters. Fails where it is not refused. */
export async function refusal(call: Promise<unknown>): Promise<unknown[]> {
  const error = await call.then(
    () => null,
    (reason: unknown) => reason,
  )
  if (!(error instanceof TelegramError)) throw new Error(`Not refused: ${String(error)}`)
  return [error.code, error.description, ...(error.parameters ? [error.parameters] : [])]
}

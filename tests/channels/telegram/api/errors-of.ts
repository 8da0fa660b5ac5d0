import { inspect } from 'node:util'
import { expect } from 'vitest'
import { ApiError } from '../../../../src/channels/telegram/api/index.ts'

/** The ApiError with which the call ends; fails where it does not, or where the secret shows anywhere in the error. */
export async function faultOf(call: Promise<unknown>, secret: string): Promise<ApiError> {
  const error = await call.then(
    (value) => expect.fail(`gave ${inspect(value)}`),
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(ApiError)
  const all = everything(error)
  expect(all).not.toContain(secret)
  expect(all).not.toContain(secret.split(':').at(-1))
  return error as ApiError
}

/** Message, stack and every field of an error and of its causes. */
function everything(error: unknown): string {
  if (!(error instanceof Error)) return inspect(error, { depth: 10 })
  const fields = JSON.stringify(error, Object.getOwnPropertyNames(error))
  return [error.message, error.stack, fields, inspect(error, { depth: 10 }), everything(error.cause)].join(
    '\n',
  )
}

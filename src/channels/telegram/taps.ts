import type { Handling } from './handling.ts'

/**
 * Ends the waiting sign of a button, with `passing` shown in passing. Not waited for: the chat's next message need not.
 * A tap that cannot be answered any more (too old) has lost nothing else.
 */
export function endTap({ api, options }: Handling, queryId: string, passing: string | null): void {
  api.answerTap(queryId, passing).catch((error: unknown) => {
    options.log.info(`按钮点击未能及时应答：${error instanceof Error ? error.message : '原因不明'}`)
  })
}

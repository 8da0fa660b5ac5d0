import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // None of these is a requirement: a busy machine gets its time, and what never comes still fails.
    testTimeout: 60_000,
    hookTimeout: 90_000,
    expect: { poll: { timeout: 15_000 } },
    // The scenarios mostly wait: a bot may send one message a second to a chat.
    maxWorkers: Math.max(4, availableParallelism()),
  },
})

import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    testTimeout: 20_000,
    hookTimeout: 30_000,
    // The scenarios mostly wait: a bot may send one message a second to a chat.
    maxWorkers: Math.max(4, availableParallelism()),
  },
})

import { defineConfig } from 'vitest/config'

// Two cores: unit and server tests share them; browser journeys run one at a time (test/tools/test.mjs).
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    environment: 'node',
    testTimeout: 30_000,
    hookTimeout: 60_000,
    pool: 'forks',
    maxWorkers: 2,
  },
})

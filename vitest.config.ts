import { defineConfig } from 'vitest/config'

const shared = {
  environment: 'node' as const,
  testTimeout: 240_000,
  hookTimeout: 90_000,
  pool: 'forks' as const,
  // A second, as it is by itself, is short beside all that runs here.
  expect: { poll: { timeout: 20_000 } },
}

// What measures, floods or pulls the plug has the machine to itself: beside it other tests would fail, and it would tell little.
const alone = ['crash', 'fuzz', 'load', 'soak'].map((room) => `test/${room}/**/*.test.ts`)

// Two cores: unit and server tests share them; then, one file at a time, `alone` and the browser journeys (test/tools/test.mjs).
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...shared,
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/journey/**', 'test/long/**', ...alone],
          maxWorkers: 2,
        },
      },
      { test: { ...shared, name: 'alone', include: alone, maxWorkers: 1, fileParallelism: false } },
      {
        test: {
          ...shared,
          name: 'browser',
          include: ['test/journey/**/*.test.ts'],
          maxWorkers: 1,
          fileParallelism: false,
        },
      },
    ],
  },
})

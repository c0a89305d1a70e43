import { defineConfig } from 'vitest/config'

const shared = {
  environment: 'node' as const,
  testTimeout: 240_000,
  hookTimeout: 90_000,
  pool: 'forks' as const,
}

// Two cores: unit and server tests share them; browser journeys run one at a time, after them (test/tools/test.mjs).
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...shared,
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/journey/**', 'test/long/**'],
          maxWorkers: 2,
        },
      },
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

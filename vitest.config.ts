import { defineConfig } from 'vitest/config'

const project = (name: string, more: object = {}) => ({
  extends: true as const,
  test: { name, include: [`tests/${name}/**/*.test.ts`], globalSetup: [], ...more },
})

const withPostgres = { globalSetup: ['tests/support/cluster.ts'] }

export default defineConfig({
  test: {
    environment: 'node',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // What a page or a job does soon, on a machine that may be busy.
    expect: { poll: { timeout: 20_000 } },
    projects: [
      project('domain'),
      project('api', withPostgres),
      project('guard', { ...withPostgres, hookTimeout: 180_000 }),
      project('stories', { ...withPostgres, testTimeout: 120_000, hookTimeout: 120_000 }),
      project('e2e', { ...withPostgres, testTimeout: 180_000, hookTimeout: 180_000 }),
    ],
  },
})

import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** What takes longest, in this order. */
const long = [
  'stories/house.test.ts',
  'e2e/first-complaint.test.ts',
  'stories/house-data.test.ts',
  'stories/demo.test.ts',
  'e2e/house.test.ts',
  'e2e/onboarding.test.ts',
  'e2e/register.test.ts',
  'e2e/local-program.test.ts',
  'guard/plans.test.ts',
  'stories/import-crash.test.ts',
  'guard/replay.test.ts',
  'guard/permissions.test.ts',
  'stories/local-postgres.test.ts',
  'api/rule-sql.test.ts',
]

/** Long files begin first: else one worker ends alone with them. Said here, since a bare machine knows no earlier run. */
class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const at = long.findIndex((name) => moduleId.endsWith(`/tests/${name}`))
      return at < 0 ? long.length : at
    }
    return (await super.sort(files)).toSorted((a, b) => rank(a) - rank(b))
  }
}

const project = (name: string, more: object = {}) => ({
  extends: true as const,
  test: { name, include: [`tests/${name}/**/*.test.ts`], globalSetup: [], ...more },
})

/** The product is read once a worker, not once a file: each test has a database of its own, and no other state. */
const withPostgres = { globalSetup: ['tests/support/cluster.ts'], isolate: false }

export default defineConfig({
  test: {
    environment: 'node',
    maxWorkers: 2,
    sequence: { sequencer: LongFirst },
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

import { newId } from '@slrt/domain/id'
import type { Person } from './people.ts'

const DAY = 86_400_000
const dayAfter = (days: number) => new Date(Date.now() + 7 * 3_600_000 + days * DAY).toISOString().slice(0, 10)

/** The nation narrows PKH to desil 1 and has had every district count it; the draft is still one. */
export async function makeLimits({ seknas }: { seknas: Person }) {
  const [draft, trial] = [newId(), newId()]
  const about = { key: 'program.maxDesil', subject: 'PKH', area: '', instrument: null, article: '' }
  const span = { effectiveFrom: dayAfter(40), effectiveTo: null, version: 0 }
  await seknas.send('regulation.draft', { id: draft, ...about, value: '1', ...span })
  await seknas.send('limit.try', { id: trial, entry: draft })
  for (let tries = 0; tries < 600; tries++) {
    const { trial: now } = await seknas.ask<{ trial: { doneAt: string | null } }>('limit.show', { id: trial })
    if (now.doneAt) return { draft, trial }
    await new Promise((resolve) => void setTimeout(resolve, 500))
  }
  throw new Error('the districts have not counted')
}

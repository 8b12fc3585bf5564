import type { Person } from './people.ts'

type Facts = { field: string; asked: boolean; value: unknown }
type Shown = { family: { seen: string | null; facts: Facts[] } }

/** A family of the demo of which a list said something, and an officer has put one of its facts right; returns its id. */
export async function makeListed(rini: Person): Promise<string> {
  const { rows } = await rini.ask<{ rows: { id: string }[] }>('household.list')
  for (const { id } of rows) {
    const { family } = await rini.ask<Shown>('fact.show', { id })
    if (!family.facts.some(({ field, asked }) => field === 'desil' && asked)) continue
    const floor = family.facts.find(({ field }) => field === 'floor')
    await rini.send('fact.save', {
      id,
      household: id,
      seen: family.seen,
      values: { floor: floor?.value === 8 ? 6 : 8 },
    })
    return id
  }
  throw new Error('no family of the demo stands in a list')
}

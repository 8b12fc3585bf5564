import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sectorOf, type Category } from '@slrt/domain/category'
import { areasUpwards, chainOf, regulationOf, resolve, type Entry } from '@slrt/domain/regulation'
import { KEY_NAMES, KEYS } from '@slrt/domain/regulation-keys'

const KEY = 'documents.needed'
const TENANTS = ['32.04', '32', '00']
const AREAS = ['', '32.04.05', '32.04.05.2003', '32.04.06']
const SUBJECTS = ['', 'KES', 'KES01', 'PEN02']
const DAYS = Array.from({ length: 12 }, (_, n) => `2026-01-${String(n + 1).padStart(2, '0')}`)
const MOST = 6

const day = fc.constantFrom(...DAYS)
/** What anybody may have published, in whatever order; a province and the nation name no places of a district. */
const entry = fc
  .record({
    tenant: fc.constantFrom(...TENANTS),
    subject: fc.constantFrom(...SUBJECTS),
    area: fc.constantFrom(...AREAS),
    from: day,
    lasts: fc.option(fc.integer({ min: 0, max: 6 })),
    publishedIn: fc.integer({ min: 2, max: MOST }),
    endedIn: fc.option(fc.integer({ min: 2, max: MOST })),
  })
  .map(({ from, lasts, area, tenant, ...rest }): Omit<Entry, 'id' | 'value' | 'citation'> => {
    const to = lasts === null ? null : (DAYS[DAYS.indexOf(from) + lasts] ?? null)
    return { ...rest, tenant, key: KEY, area: tenant === '32.04' ? area : '', effectiveFrom: from, effectiveTo: to }
  })
const entries = fc
  .array(entry, { maxLength: 25 })
  .map((all) => all.map((one, n): Entry => ({ ...one, id: `e${n}`, value: [`v${n}`], citation: `Pasal ${n}` })))
const question = fc.record({
  day,
  area: fc.constantFrom('', '32.04.05', '32.04.05.2003', '32.04.05.2004', '32.04.06.2001'),
  subject: fc.constantFrom('', 'KES', 'KES01', 'KES02', 'PEN02'),
  configuration: fc.integer({ min: 1, max: MOST }),
})
type Question = typeof question extends fc.Arbitrary<infer T> ? T : never

/** How near an entry is to what is asked: the place first, then the subject; null where it says nothing of it. */
function nearness(
  { tenant, area, subject }: Pick<Entry, 'tenant' | 'area' | 'subject'>,
  asked: Question,
): number | null {
  const place = tenant === '00' ? 0 : tenant === '32' ? 1 : 2 + (area === '' ? 0 : area.split('.').length)
  if (area !== '' && asked.area !== area && !asked.area.startsWith(`${area}.`)) return null
  if (subject === '') return place * 10
  if (subject === asked.subject) return place * 10 + 2
  const isOfSector = /\d$/.test(asked.subject) && sectorOf(asked.subject as Category) === subject
  return isOfSector ? place * 10 + 1 : null
}

/** The oracle: of all that speak, the nearest; of those as near, the one that began last, and then was published last. */
function decidedBy(all: readonly Entry[], asked: Question): Entry | undefined {
  const { day: on, configuration } = asked
  return all
    .filter((one) => one.publishedIn <= configuration && !(one.endedIn !== null && one.endedIn <= configuration))
    .filter((one) => one.effectiveFrom <= on && on <= (one.effectiveTo ?? '9999'))
    .map((one, n) => ({ one, n, near: nearness(one, asked) }))
    .filter(({ near }) => near !== null)
    .toSorted(
      (a, b) =>
        b.near! - a.near! ||
        b.one.effectiveFrom.localeCompare(a.one.effectiveFrom) ||
        b.one.publishedIn - a.one.publishedIn ||
        a.n - b.n,
    )[0]?.one
}

const isAsDecided = (all: readonly Entry[], asked: Question) => {
  const { value, source } = resolve(regulationOf('32.04', MOST, all), KEY, asked)
  const expected = decidedBy(all, asked)
  expect([value, source.entry, source.citation]).toEqual(
    expected ? [expected.value, expected.id, expected.citation] : [KEYS[KEY].standard, null, null],
  )
}

describe('the value of a key', () => {
  test('is that of the nearest place and subject that speak on that day', () => {
    fc.assert(fc.property(entries, question, isAsDecided), { numRuns: 3000 })
  })

  test('never changes for whoever asks under an older configuration', () => {
    fc.assert(
      fc.property(entries, entries, question, (before, later, asked) => {
        const then = asked.configuration
        // Published or taken back after that number.
        const added = later.map((one, n) => ({ ...one, id: `l${n}`, publishedIn: then + 1 + (n % 3) }))
        const taken = before.map((one) => ({ ...one, endedIn: one.endedIn ?? then + 1 }))
        const old = resolve(regulationOf('32.04', then, before), KEY, asked)
        expect(resolve(regulationOf('32.04', then + 9, [...taken, ...added]), KEY, asked)).toEqual(old)
      }),
      { numRuns: 2000 },
    )
  })

  test('stands at the end of the chain from the nation down, each link wider than the next', () => {
    fc.assert(
      fc.property(entries, question, (all, asked) => {
        const regulation = regulationOf('32.04', MOST, all)
        const chain = chainOf(regulation, KEY, asked)
        const { value, source } = resolve(regulation, KEY, asked)
        expect(chain.at(-1)).toMatchObject({ value, ...source })
        expect(chain[0]!.tenant).toBe('00')
        const nearer = chain.map((link) => nearness(link, asked)!)
        expect(nearer).toEqual([...new Set(nearer)].toSorted((a, b) => a - b))
      }),
      { numRuns: 1000 },
    )
  })

  test('comes from the level that its place says', () => {
    const at = (tenant: string, area = ''): Entry => ({
      id: `${tenant}|${area}`,
      tenant,
      key: KEY,
      subject: '',
      area,
      value: [tenant + area],
      citation: null,
      effectiveFrom: '2026-01-01',
      effectiveTo: null,
      publishedIn: 2,
      endedIn: null,
    })
    const all = [at('00'), at('32'), at('32.04'), at('32.04', '32.04.05'), at('32.04', '32.04.05.2003')]
    const asked = { day: '2026-01-02', area: '32.04.05.2003' }
    const levels = ['nation', 'province', 'district', 'kecamatan', 'desa']
    expect(chainOf(regulationOf('32.04', 2, all), KEY, asked).map(({ level }) => level)).toEqual(levels)
    for (const [n, level] of levels.entries())
      expect(resolve(regulationOf('32.04', 2, all.slice(0, n + 1)), KEY, asked).source.level).toBe(level)
    expect(resolve(regulationOf('00', 2, [at('00')]), KEY, asked).source.level).toBe('nation')
    expect(resolve(regulationOf('32', 2, [at('32')]), KEY, { day: '2026-01-02' }).source.level).toBe('province')
  })
})

test('areas upwards end with the whole tenant', () => {
  expect(areasUpwards('32.04.05.2003')).toEqual(['32.04.05.2003', '32.04.05', '32.04', ''])
  expect(areasUpwards('')).toEqual([''])
})

test('the standard of every key fits its own schema', () => {
  const wrong = KEY_NAMES.filter((key) => !KEYS[key].schema.safeParse(KEYS[key].standard).success)
  expect(wrong).toEqual([])
})

import { CATEGORIES, sectorOf, SECTORS, type Sector } from './category.ts'
import { ITEM_STATES, isEnded, isPaused, turnOf, type ItemState } from './item-state.ts'
import type { Role } from './permission.ts'
import { isLive } from './phase.ts'
import { resolve, type Regulation } from './regulation.ts'
import type { Signatory } from './regulation-keys.ts'
import { routeOf } from './routing.ts'
import { contains, type Scope } from './scope.ts'
import { usesSupervisors } from './staff.ts'
import { actsFrom, desksOf, type Desk } from './transition.ts'
import { puskesosLevel, takesReferrals, type UnitKind, type UnitState } from './unit.ts'

/** Those who may sign for the district on that day, and those whose term has ended but who still stand in the list. */
export const signatoriesOn = (regulation: Regulation, day: string): { valid: Signatory[]; ended: Signatory[] } => {
  const all = resolve(regulation, 'structure.signatories', { day }).value
  return {
    valid: all.filter(({ from, to }) => from <= day && (to === null || to >= day)),
    ended: all.filter(({ to }) => to !== null && to < day),
  }
}

/** Most desa that one fasilitator may have in a kecamatan. */
export const villagesPerFasilitator = (regulation: Regulation, kecamatan: string, day: string): number =>
  resolve(regulation, 'structure.villagesPerFasilitator', { day, area: kecamatan }).value

type Place = { readonly code: string; readonly label: string }

/** What a district's readiness is computed from. `staff`: active memberships; `rules`: its own that bind now or later. */
export type Configuration = {
  readonly day: string
  readonly regulation: Regulation
  readonly kecamatan: readonly Place[]
  readonly desa: readonly Place[]
  readonly units: readonly {
    readonly id: string
    readonly name: string
    readonly kind: UnitKind
    readonly state: UnitState
    readonly desa: string | null
    readonly sectors: readonly Sector[]
  }[]
  readonly staff: readonly {
    readonly name: string
    readonly role: Role
    readonly scope: Scope
    readonly unit: string | null
  }[]
  /** Years whose table of holidays is known. */
  readonly years: ReadonlySet<number>
  readonly rules: readonly { readonly key: string; readonly hasArticle: boolean }[]
}

/** What an example names: a place, unit or person as they are called; or a code that the web has words for. */
export type Example = { readonly kind: 'name' | 'sector' | 'state' | 'key' | 'year'; readonly text: string }

/** The checks in the order of the list: what holds up every need comes before what is only untidy. */
export const CHECKS = [
  'manager.missing',
  'admin.second',
  'state.stuck',
  'route.missing',
  'route.unstaffed',
  'puskesos.missing',
  'fasilitator.missing',
  'supervisor.missing',
  'fasilitator.overloaded',
  'signatory.missing',
  'signatory.ended',
  'holiday.missing',
  'article.missing',
] as const
export type CheckCode = (typeof CHECKS)[number]

/** Without these, needs stop somewhere or reach nobody; the others are wanting too, but hold up no need. */
const HOLDS_UP: readonly CheckCode[] = [
  'manager.missing',
  'state.stuck',
  'route.missing',
  'route.unstaffed',
  'puskesos.missing',
  'fasilitator.missing',
  'supervisor.missing',
]
export const holdsUp = (code: CheckCode): boolean => HOLDS_UP.includes(code)

/** A check: how many things are wanting, the first of them by name, and where that is mended. */
export type Check = {
  readonly code: CheckCode
  readonly wanting: number
  readonly examples: readonly Example[]
  readonly place: string | null
}

const EXAMPLES = 5
const named = (text: string): Example => ({ kind: 'name', text })
const coded =
  (kind: Example['kind']) =>
  (text: string): Example => ({ kind, text })

/** Acts that leave a state without going on: nobody would call a need that can only be cancelled served. */
const ASIDE = ['item.cancel', 'referral.withdraw', 'item.extend', 'referral.extend', 'item.wait']

/** States that a need comes to in this district, and that no officer of it could move on from. */
function stuckStates({ staff }: Configuration, hasVillages: boolean): ItemState[] {
  const desks = [...new Set(staff.flatMap(({ role }) => desksOf(role)))]
  const leaves = (state: ItemState, at: readonly Desk[]) =>
    actsFrom(state, at).some(
      (act) => !ASIDE.includes(act) && !(act === 'referral.send' && turnOf(state, 'DESA') === 'OPD'),
    )
  return ITEM_STATES.filter(
    (state) =>
      state !== 'DIBUKA_KEMBALI' &&
      !isEnded(state) &&
      !isPaused(state) &&
      (hasVillages || turnOf(state, 'SLRT') !== 'DESA') &&
      !leaves(state, desks),
  )
}

/** Sectors some of whose needs could be sent nowhere; `LNN` belongs to nobody by its nature. */
function sectorsWithoutRoute({ regulation, day, units }: Configuration): Sector[] {
  const taken = new Set(units.filter(takesReferrals).flatMap(({ sectors }) => sectors))
  const open = CATEGORIES.filter(
    (category) => !taken.has(sectorOf(category)) && routeOf(regulation, category, '', day) === null,
  ).map(sectorOf)
  return SECTORS.filter((sector) => sector !== 'LNN' && open.includes(sector))
}

/** Names of units that needs are sent to, by rule or by sector, and where nobody is to open them. */
function unitsWithoutStaff({ regulation, day, units, kecamatan, staff }: Configuration): string[] {
  const places = ['', ...kecamatan.map(({ code }) => code)]
  const hasOwn = regulation.entries.has('routing.unit')
  const routed = hasOwn
    ? places.flatMap((place) => CATEGORIES.map((category) => routeOf(regulation, category, place, day)?.unit))
    : []
  const targets = new Set([
    ...routed.filter((id) => id !== undefined),
    ...units.filter((one) => takesReferrals(one) && one.sectors.length > 0).map(({ id }) => id),
  ])
  const staffed = new Set(staff.map(({ unit }) => unit))
  const byId = new Map(units.map((one) => [one.id, one]))
  return [...targets]
    .filter((id) => !staffed.has(id) || !takesReferrals(byId.get(id) ?? { kind: 'OPD', state: 'BERAKHIR' }))
    .map((id) => byId.get(id)?.name ?? id)
    .sort()
}

const kecamatanOf = (desa: string) => desa.slice(0, 8)

/** Codes that lie in some scope of these people: a set of codes and their beginnings is asked 852 times. */
const servedBy = (staff: Configuration['staff'], role: Role) => {
  const scopes = staff.filter((one) => one.role === role).map(({ scope }) => scope)
  const all = scopes.some((scope) => scope.length === 0)
  const codes = new Set(scopes.flat())
  return (code: string) => all || codes.has(code) || codes.has(kecamatanOf(code))
}

/** Fasilitator with more live desa than the rules allow; of those who work in several kecamatan the strictest counts. */
function overloaded({ regulation, day, staff }: Configuration, live: readonly Place[]): string[] {
  const limits = new Map<string, number>()
  const limitOf = (code: string) => {
    const known = limits.get(code) ?? villagesPerFasilitator(regulation, code, day)
    limits.set(code, known)
    return known
  }
  return staff
    .filter(({ role, scope }) => {
      if (role !== 'FASILITATOR') return false
      const own = live.filter(({ code }) => contains(scope, code))
      return own.length > Math.min(...own.map(({ code }) => limitOf(kecamatanOf(code))), Number.POSITIVE_INFINITY)
    })
    .map(({ name }) => name)
}

function withoutPuskesos(
  { units }: Configuration,
  level: 'DESA' | 'KECAMATAN',
  live: readonly Place[],
  inKecamatan: readonly Place[],
) {
  const served = units.flatMap(({ kind, state, desa }) =>
    kind === 'PUSKESOS' && state === 'AKTIF' && desa ? desa : [],
  )
  const codes = new Set(level === 'DESA' ? served : served.map(kecamatanOf))
  return (level === 'DESA' ? live : inKecamatan).filter(({ code }) => !codes.has(code))
}

/** The years whose holidays must be known by now: this one, and from October on the next. */
const yearsDue = (day: string): number[] => {
  const year = Number(day.slice(0, 4))
  return day.slice(5) >= '10-01' ? [year, year + 1] : [year]
}

/**
 * Kesiapan: what a district still lacks for its complaints to find their way, computed from its configuration alone.
 * Village posts, fasilitator and supervisors are asked for only where the district is live.
 * @returns every check in the order of `CHECKS`; `wanting` 0 where all is well
 */
export function readinessOf(facts: Configuration): Check[] {
  const { day, regulation, kecamatan, desa, staff, years, rules } = facts
  const liveKecamatan = kecamatan.filter(({ code }) => isLive(regulation, code, day))
  const liveCodes = new Set(liveKecamatan.map(({ code }) => code))
  const live = desa.filter(({ code }) => liveCodes.has(kecamatanOf(code)))
  const has = (role: Role) => staff.filter((one) => one.role === role).length
  const [byFasilitator, bySupervisor] = [servedBy(staff, 'FASILITATOR'), servedBy(staff, 'SUPERVISOR')]
  const level = puskesosLevel(regulation, day)
  const { valid, ended } = signatoriesOn(regulation, day)

  const names = (places: readonly Place[]) => places.map(({ label }) => named(label))
  const found: Record<CheckCode, { examples: Example[]; wanting?: number; place: string | null }> = {
    'manager.missing': { examples: [], wanting: has('MANAJER') > 0 ? 0 : 1, place: '/petugas/undang' },
    'admin.second': { examples: [], wanting: Math.max(0, 2 - has('KAB_ADMIN')), place: '/petugas/undang' },
    'state.stuck': { examples: stuckStates(facts, live.length > 0).map(coded('state')), place: '/petugas/undang' },
    'route.missing': { examples: sectorsWithoutRoute(facts).map(coded('sector')), place: '/struktur' },
    'route.unstaffed': { examples: unitsWithoutStaff(facts).map(named), place: '/petugas/undang' },
    'puskesos.missing': {
      examples: names(withoutPuskesos(facts, level, live, liveKecamatan)),
      place: '/struktur?jenis=PUSKESOS',
    },
    'fasilitator.missing': {
      examples: names(live.filter(({ code }) => !byFasilitator(code))),
      place: '/petugas/undang',
    },
    'supervisor.missing': {
      examples: usesSupervisors(regulation, day) ? names(liveKecamatan.filter(({ code }) => !bySupervisor(code))) : [],
      place: '/petugas/undang',
    },
    'fasilitator.overloaded': { examples: overloaded(facts, live).map(named), place: '/petugas' },
    'signatory.missing': { examples: [], wanting: valid.length > 0 ? 0 : 1, place: ruleOf('structure.signatories') },
    'signatory.ended': { examples: ended.map(({ name }) => named(name)), place: ruleOf('structure.signatories') },
    'holiday.missing': {
      examples: yearsDue(day)
        .filter((year) => !years.has(year))
        .map((year) => coded('year')(String(year))),
      place: null,
    },
    'article.missing': {
      examples: rules.filter(({ hasArticle }) => !hasArticle).map(({ key }) => coded('key')(key)),
      place: '/peraturan',
    },
  }
  return CHECKS.map((code) => {
    const { examples, wanting = examples.length, place } = found[code]
    return { code, wanting, examples: examples.slice(0, EXAMPLES), place }
  })
}

/** Where a rule is read and changed. */
const ruleOf = (key: string) => `/peraturan/${key}`

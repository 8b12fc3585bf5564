import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import { target } from '@slrt/db/program'
import { poolsOf } from '@slrt/domain/enrolment-place'
import { ENDED } from '@slrt/domain/item-state'
import { may } from '@slrt/domain/permission'
import { Refusal } from '@slrt/domain/refusal'
import {
  CELLS,
  fitOf,
  hideSmall,
  hideWhole,
  NO_FIGURES,
  servedOf,
  ShowTarget,
  sumOf,
  unitsOf,
  worstFirst,
  type Cell,
  type Figures,
} from '@slrt/domain/target'
import { localDate, zoneOf } from '@slrt/domain/zone'
import { labelled } from './area.ts'
import { takenOf } from './enrolment-row.ts'
import { inScope } from './in-scope.ts'
import { programsOn, type ProgramInForce } from './program-rows.ts'
import { query, type Room } from './trpc.ts'

export const kecamatanOf = (desa: string): string => desa.slice(0, 8)

/** Who may not open the list behind a figure does not see small ones (visual §6.4). */
export const seesSmall = ({ actor }: Pick<Room, 'actor'>): boolean => may(actor.role, 'target.list')

const sums = Object.fromEntries(CELLS.map((cell) => [cell, sql<number>`sum(${target[cell]})::int`])) as Record<
  Cell,
  ReturnType<typeof sql<number>>
>

/** Each program's figures in the officer's scope, and when the oldest of them was counted. */
async function totals({ tx, actor }: Room, codes: readonly string[]) {
  const rows = await tx
    .select({ program: target.program, at: sql<string>`min(${target.countedAt})`, ...sums })
    .from(target)
    .where(and(inArray(target.program, [...codes]), inScope(target.desa, actor)))
    .groupBy(target.program)
  return new Map(rows.map(({ program, at, ...figures }) => [program, { at: new Date(at), figures }]))
}

/** Families that say that they need a program, and open needs of its kind (the whole district's, as of the last fold). */
async function unmet({ tx, actor }: Room, programs: readonly ProgramInForce[]) {
  const codes = sql.param(programs.map(({ code }) => code))
  const [said, open] = await Promise.all([
    tx.execute<{ program: string; n: number }>(sql`
      select program, count(*)::int as n from participation
      where program = any (${codes}::text[]) and state = 'BUTUH' group by program`),
    actor.scope.length > 0
      ? { rows: [] }
      : tx.execute<{ category: string; n: number }>(sql`
          select category, sum(now)::int as n from monitor.stock
          where tenant = ${actor.tenant} and state <> all (${sql.param([...ENDED])}::text[])
          group by category having sum(now) > 0`),
  ])
  const openOf = new Map(open.rows.map(({ category, n }) => [category, n]))
  const saidOf = new Map(said.rows.map(({ program, n }) => [program, n]))
  return programs
    .map(({ code, definition: { name, category } }) => ({
      code,
      name,
      families: saidOf.get(code) ?? 0,
      needs: category ? (openOf.get(category) ?? 0) : 0,
    }))
    .filter(({ families, needs }) => families + needs > 0)
    .toSorted((a, b) => b.families + b.needs - (a.families + a.needs) || (a.code < b.code ? -1 : 1))
}

/** Places of the year and how many are taken, in the district and in the kecamatan that have places of their own. */
async function quotaOf({ tx, actor }: Room, { code, definition }: ProgramInForce, figures: Figures) {
  const { quota, road } = definition
  // Places are the district's: a part of it cannot say what is left.
  if (!quota || actor.scope.length > 0) return null
  const taken = await takenOf(tx, code, quota.year)
  const pools = poolsOf(quota, taken).filter(({ area }) => area !== '')
  const labels = await labelled(tx, pools.map(({ area }) => area)) // prettier-ignore
  const enrolled = taken.reduce((sum, { receiving }) => sum + receiving, 0)
  return {
    year: quota.year,
    total: quota.total,
    // Of a program that others enrol for, those who are known to receive take the places.
    used: road === 'DAFTAR' ? enrolled : servedOf(figures),
    areas: pools.map(({ places, receiving }, at) => ({ ...labels[at]!, places: places ?? 0, used: receiving })),
  }
}

/** Figures by kecamatan and by desa, where most are missed first. */
async function places(room: Room, program: string) {
  const { tx, actor } = room
  const cells = Object.fromEntries(CELLS.map((cell) => [cell, target[cell]])) as Pick<typeof target, Cell>
  const rows = await tx
    .select({ desa: target.desa, ...cells })
    .from(target)
    .where(and(eq(target.program, program), inScope(target.desa, actor)))
    .orderBy(asc(target.desa))
  const desa = rows
    .map(({ desa: code, ...figures }) => ({ code, figures: figures as Figures }))
    .filter(({ figures }) => unitsOf(figures) > 0)
  const byKecamatan = Map.groupBy(desa, ({ code }) => kecamatanOf(code))
  const kecamatan = [...byKecamatan].map(([code, own]) => ({ code, figures: sumOf(own.map((one) => one.figures)) }))
  const labels = await labelled(tx, [...kecamatan, ...desa].map(({ code }) => code)) // prettier-ignore
  const labelOf = new Map(labels.map(({ code, label }) => [code, label]))
  const named = <T extends { readonly code: string }>(row: T) => ({ ...row, label: labelOf.get(row.code)! })
  const isOpen = seesSmall(room)
  const shownDesa = isOpen ? desa : [...byKecamatan.values()].flatMap((own) => hideSmall(own))
  const shownKecamatan = isOpen ? kecamatan : hideSmall(kecamatan)
  const order = (of: readonly { readonly code: string; readonly figures: Figures }[]) =>
    new Map(worstFirst(of).map(({ code }, n) => [code, n]))
  const sorted = <T extends { readonly code: string }>(shown: readonly T[], by: ReadonlyMap<string, number>) =>
    shown.toSorted((a, b) => by.get(a.code)! - by.get(b.code)!).map(named)
  return { kecamatan: sorted(shownKecamatan, order(kecamatan)), desa: sorted(shownDesa, order(desa)) }
}

/**
 * Sasaran: who a program reaches and whom it misses, in the officer's scope, from the figures that a job keeps.
 * Without a program: the district's own that misses most, else the nation's.
 * @throws Refusal `program.not_found`
 */
export const show = query(ShowTarget, async (room, { program: asked }) => {
  const programs = await programsOn(room, localDate(room.at, zoneOf(room.actor.tenant)))
  const counted = await totals(
    room,
    programs.map(({ code }) => code),
  )
  const figuresOf = (code: string) => counted.get(code)?.figures ?? NO_FIGURES
  const isOpen = seesSmall(room)
  const hide = (of: Figures) => (isOpen ? of : hideWhole(of))
  const all = programs
    .map(({ code, definition: { name, unit, owner, fund } }) => ({
      code,
      name,
      unit,
      owner,
      fund,
      of: figuresOf(code),
    }))
    .toSorted((a, b) => b.of.eligibleUnserved - a.of.eligibleUnserved || (a.name < b.name ? -1 : 1))
  // What the district itself decides comes first, as far as somebody is missed there.
  const own = new Set(programs.filter(({ tenant }) => tenant === room.actor.tenant).map(({ code }) => code))
  const chosen = asked ?? (all.find(({ code, of }) => own.has(code) && of.eligibleUnserved > 0) ?? all[0])?.code
  const program = programs.find(({ code }) => code === chosen)
  if (asked && !program) throw new Refusal('program.not_found')
  const short = all.map(({ of, ...one }) => ({ ...one, unserved: hide(of).eligibleUnserved }))
  if (!program || !counted.has(program.code)) return { programs: short, chosen: null, unmet: [] }
  const { figures, at: countedAt } = counted.get(program.code)!
  const { code, definition, params, citation } = program
  const [areas, quota, needs] = await Promise.all([
    places(room, code),
    quotaOf(room, program, figures),
    unmet(room, programs),
  ])
  const { name, unit, owner, fund, benefit } = definition
  const isHidden = CELLS.some((cell) => hide(figures)[cell] === null)
  return {
    programs: short,
    chosen: {
      code,
      name,
      unit,
      owner,
      fund,
      benefit,
      params,
      citation,
      at: countedAt,
      figures: hide(figures),
      ...areas,
      quota,
      fit: quota && !isHidden ? fitOf(figures, quota.total, quota.used) : null,
    },
    unmet: isOpen ? needs : needs.filter(({ families, needs: open }) => families + open >= 5),
  }
})

import { and, count, desc, eq, inArray, isNull, ne, or, sql } from 'drizzle-orm'
import * as z from 'zod/mini'
import { area } from '@slrt/db/area'
import { enrolment, program } from '@slrt/db/program'
import { tenantArea } from '@slrt/db/tenant'
import { Day } from '@slrt/domain/instrument'
import { NATION } from '@slrt/domain/permission'
import { CancelProgram, DraftProgram, DropProgram, ProgramCode, SubmitProgram } from '@slrt/domain/program'
import { paramsOf } from '@slrt/domain/program-params'
import { Refusal } from '@slrt/domain/refusal'
import type { Labelled } from './area.ts'
import { closedOf } from './closed-lists.ts'
import { enrolledIn } from './program-publish.ts'
import { shownPrograms, type ShownProgram } from './program-rows.ts'
import { tryProgram } from './program-try.ts'
import { cancelProgram, dropProgram, submitProgram, writeProgram } from './program-write.ts'
import { todayOf } from './regulation-publish.ts'
import { command, query, router, type Room } from './trpc.ts'

/** Versions that the tenant may know of, the newest first: its own, and what was published above it. */
const versionsOf = ({ tx, actor }: Room, more: Parameters<typeof and> = []) =>
  tx
    .select()
    .from(program)
    .where(and(or(eq(program.tenant, actor.tenant), eq(program.state, 'TERBIT')), ...more))
    .orderBy(desc(program.effectiveFrom), desc(program.id))

/** Kecamatan of the district, by their codes: places can be given to single ones. The nation has none. */
const kecamatanOf = ({ tx, actor }: Room): Promise<Labelled[]> =>
  tx
    .select({ code: area.code, label: area.label })
    .from(tenantArea)
    .innerJoin(area, sql`${area.code} >= ${tenantArea.area} || '.' and ${area.code} < ${tenantArea.area} || '/'`)
    .where(and(eq(tenantArea.tenant, actor.tenant), eq(area.level, 'kecamatan'), isNull(area.validTo)))
    .orderBy(area.code)

/** How many receive each program of the tenant in a year. The nation sees nobody who does. */
async function receiversOf({ tx, actor }: Room, year: number): Promise<Map<string, number>> {
  if (actor.tenant === NATION) return new Map()
  const rows = await tx
    .select({ program: enrolment.program, n: count() })
    .from(enrolment)
    .where(and(inArray(enrolment.state, ['MENERIMA']), eq(enrolment.year, year)))
    .groupBy(enrolment.program)
  return new Map(rows.map((row) => [row.program, row.n]))
}

/** A program by its code: what of it holds, will hold, and is being written. */
function lineOf(
  versions: readonly ShownProgram[],
  tenant: string,
  year: number,
  receivers: ReadonlyMap<string, number>,
) {
  const is = (shown: ShownProgram['shown']) => versions.find((one) => one.shown === shown)
  const [current, next] = [is('BERLAKU'), versions.findLast(({ shown }) => shown === 'TERJADWAL')]
  const open = versions.find(({ shown }) => shown === 'DRAF' || shown === 'DIAJUKAN')
  const shown = current ?? next ?? open ?? versions[0]!
  const { name, owner, fund, unit, benefit, quota, confidence } = shown.definition
  const { per, amount, text, parts } = benefit
  return {
    code: shown.code,
    isOwn: shown.tenant === tenant,
    ofNation: shown.tenant === NATION,
    shown: shown.shown,
    name,
    owner,
    fund,
    unit,
    quota,
    confidence,
    benefit: { per, amount, text, parts: parts.map((part) => part.amount) },
    citation: shown.citation,
    from: shown.effectiveFrom,
    /** A version that begins later, beside the one that is shown. */
    next: next && next.id !== shown.id ? next.effectiveFrom : null,
    open: open ? { id: open.id, shown: open.shown } : null,
    /** Of this year: places of another one are not taken yet. */
    receivers: (quota?.year ?? year) === year ? (receivers.get(shown.code) ?? 0) : 0,
  }
}

/** Every program that the tenant knows of: a line each, the nation's beside its own. */
const list = query(z.object({}), async (room) => {
  const { actor } = room
  const today = await todayOf(room)
  const year = Number(today.slice(0, 4))
  const [rows, kecamatan, receivers, closed] = await Promise.all([
    versionsOf(room, [ne(program.state, 'DITARIK')]),
    kecamatanOf(room),
    receiversOf(room, year),
    actor.tenant === NATION ? new Map<string, string[]>() : closedOf(room.tx, today),
  ])
  const shown = await shownPrograms(room, rows, today)
  const byCode = Map.groupBy(shown, ({ code }) => code)
  return {
    day: today,
    kecamatan,
    /** Lists that are in, as rules name them: `PENERIMA|PKH`, `ASN`. */
    lists: [...closed.keys()],
    rows: [...byCode.values()].map((versions) => lineOf(versions, actor.tenant, year, receivers)),
  }
})

const Show = z.object({ code: ProgramCode, day: z.optional(Day) })

/** One program with all of its versions, its parameters as they are on a day, and who takes its places. */
const show = query(Show, async (room, { code, day }) => {
  const { tx, actor, configuration } = room
  const [today, rows, kecamatan, { regulation }] = await Promise.all([
    todayOf(room),
    versionsOf(room, [eq(program.code, code)]),
    kecamatanOf(room),
    room.rules(tx, actor.tenant, configuration),
  ])
  if (rows.length === 0) throw new Refusal('program.not_found')
  const on = day ?? today
  const versions = await shownPrograms(room, rows, on)
  const current = versions.find(({ shown }) => shown === 'BERLAKU') ?? null
  const about = current ?? versions[0]!
  const year = about.definition.quota?.year ?? Number(on.slice(0, 4))
  return {
    day: on,
    code,
    isOwn: about.tenant === actor.tenant,
    ofNation: about.tenant === NATION,
    current: current?.id ?? null,
    versions,
    /** Of the version in force, or of the newest. */
    params: paramsOf(regulation, code, about.definition, { day: on }),
    kecamatan,
    year,
    enrolled: await enrolledIn(room, code, year),
  }
})

export const programRouter = router({
  list,
  show,
  draft: command(DraftProgram, writeProgram),
  try: tryProgram,
  submit: command(SubmitProgram, submitProgram),
  drop: command(DropProgram, dropProgram),
  cancel: command(CancelProgram, cancelProgram),
})

import * as z from 'zod/mini'
import { Id, Line, Text } from './field.ts'
import { Day } from './instrument.ts'
import type { Rule } from './rule.ts'

/** Whose money it is. */
export const FUNDS = ['APBN', 'APBD', 'DANA_DESA', 'ZIS', 'CSR', 'LAINNYA'] as const
export type Fund = (typeof FUNDS)[number]

/** Who is entitled: a whole family, or each person in it. */
export const PROGRAM_UNITS = ['KELUARGA', 'ORANG'] as const
export type ProgramUnit = (typeof PROGRAM_UNITS)[number]

export const PERIODS = ['SEKALI', 'BULAN', 'TRIWULAN', 'SEMESTER', 'TAHUN'] as const
export type Period = (typeof PERIODS)[number]

/**
 * What follows when an officer wants it for a family: a proposal to the national register (handbook §10.3), a need that is
 * referred to whoever gives it, or an enrolment with the district's own waiting list.
 */
export const PROGRAM_ROADS = ['USULAN', 'RUJUKAN', 'DAFTAR'] as const
export type ProgramRoad = (typeof PROGRAM_ROADS)[number]

/** A program's code. It ends in a letter: what ends in two digits is a category (`subjectsUpwards`). */
export const ProgramCode = z.string().check(z.regex(/^[A-Z][A-Z0-9_]{0,38}[A-Z]$/))

const Rupiah = z.int().check(z.minimum(1_000), z.maximum(10_000_000_000))
const Places = z.int().check(z.minimum(0), z.maximum(10_000_000))

/** More levels of JSON than any rule that is worth a word: beyond, the document is not even looked at. */
const MOST_LEVELS = 1_000
function isShallow(value: unknown): boolean {
  let level: unknown[] = [value]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MOST_LEVELS) return false
    level = level.flatMap((one) => (typeof one === 'object' && one !== null ? (Object.values(one) as unknown[]) : []))
  }
  return true
}
/** A document that may be a rule; whether it is, `checkRule` says, at the word. */
export const AnyRule = z.custom<Rule>((value) => typeof value === 'object' && value !== null && isShallow(value))

/** One part of what is given, for each member that fits, at most so many of them. */
const Part = z.object({
  name: Line(2, 80),
  /** Tested on a member. */
  rule: AnyRule,
  amount: Rupiah,
  most: z.nullable(z.int().check(z.minimum(1), z.maximum(20))),
})

const Benefit = z.object({
  per: z.enum(PERIODS),
  /** Rupiah for the family or the person; null where it is goods, a service, or not yet known. */
  amount: z.nullable(Rupiah),
  /** Instead of one amount: the sum of these, of the `mostMembers` that bring most. */
  parts: z.array(Part).check(z.maxLength(12)),
  mostMembers: z.nullable(z.int().check(z.minimum(1), z.maximum(20))),
  /** What it is, where it is not only money. */
  text: Line(0, 300),
})

/** A fact by which the waiting list is ordered, and which end goes first. */
const Priority = z.object({ fact: z.string().check(z.maxLength(60)), first: z.enum(['LEAST', 'MOST', 'YES']) })

/** Papers that a family brings; `fact` is the fact that each proves, where it proves one. */
const Paper = z.object({ name: Line(2, 120), fact: z.nullable(z.string().check(z.maxLength(60))) })

/** Everything that a version of a program decides. */
export const Definition = z.object({
  name: Line(2, 160),
  owner: Line(2, 160),
  fund: z.enum(FUNDS),
  unit: z.enum(PROGRAM_UNITS),
  /** Who is entitled; checked by `checkRule` before it is saved. */
  rule: AnyRule,
  /** What parameters are where the regulation says nothing: `maxDesil`, `elderlyAge` … */
  params: z.record(z.string(), z.union([z.boolean(), z.int()])),
  benefit: Benefit,
  papers: z.array(Paper).check(z.maxLength(20)),
  road: z.enum(PROGRAM_ROADS),
  /** Category of the need that is referred (handbook §6.2); empty where none is. */
  category: z.string().check(z.maxLength(10)),
  /** Places a year; null: as many as are entitled. `areas`: of single kecamatan, by code. */
  quota: z.nullable(z.object({ year: z.int(), total: Places, areas: z.record(z.string(), Places) })),
  priority: z.array(Priority).check(z.maxLength(6)),
  /** Where it is written, and how sure that is (handbook's tags). */
  source: Line(0, 300),
  confidence: z.enum(['F', 'K', 'D']),
})
export type Definition = z.infer<typeof Definition>

export const DraftProgram = z.object({
  id: Id,
  code: ProgramCode,
  definition: Definition,
  instrument: z.nullable(Id),
  article: Line(0, 120),
  effectiveFrom: Day,
  effectiveTo: z.nullable(Day),
  version: z.int().check(z.minimum(0)),
})
export type DraftProgram = z.infer<typeof DraftProgram>
export const SubmitProgram = z.object({ id: Id, version: z.int().check(z.minimum(1)), reason: Text(2000, 3) })
export type SubmitProgram = z.infer<typeof SubmitProgram>
export const DropProgram = z.object({ id: Id, version: z.int().check(z.minimum(1)) })
export type DropProgram = z.infer<typeof DropProgram>
export const CancelProgram = z.object({ id: Id, version: z.int().check(z.minimum(1)) })
export type CancelProgram = z.infer<typeof CancelProgram>

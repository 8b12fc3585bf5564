import * as z from 'zod/mini'
import { AreaCode } from './area.ts'
import { Id, Line } from './field.ts'
import { Refusal } from './refusal.ts'

/** In whose order of columns a list leaves: a DTKS export (handbook §9.5), or SIKS-NG's table of persons (§9.3, §9.4). */
export const LAYOUTS = ['dtks', 'siks'] as const
export type Layout = (typeof LAYOUTS)[number]
export const FORMATS = ['csv', 'xlsx'] as const
export type Format = (typeof FORMATS)[number]

/** Persons with their identity numbers that may leave without a second pair of eyes (handbook §3.3). */
export const MOST_UNASKED = 100
/** Families in one file: more are several files. */
export const FAMILIES_A_PART = 2_500

const list = { area: AreaCode, layout: z.enum(LAYOUTS) }
/** Why identity numbers leave: a sentence, which stands in the file. */
const Reason = Line(10, 300)

export const PreviewExport = z.object(list)
/** `id` numbers the export: it stands in the file, in its name and in the audit trail. */
export const FileExport = z.object({
  id: Id,
  ...list,
  format: z.enum(FORMATS),
  identities: z.boolean(),
  reason: z.nullable(Reason),
  part: z.int().check(z.minimum(1), z.maximum(10_000)),
  /** The approval that this export was given, where it needs one. */
  approval: z.nullable(Id),
})
export type FileExport = z.infer<typeof FileExport>
export const AskExport = z.object({ id: Id, ...list, reason: Reason })
export type AskExport = z.infer<typeof AskExport>

export const partsOf = (families: number): number => Math.max(1, Math.ceil(families / FAMILIES_A_PART))

type Size = { readonly families: number; readonly persons: number }
type Approved = { readonly area: string; readonly layout: Layout; readonly reason: string }

/**
 * Whether a list may leave as asked, and the reason that stands in it.
 * @param approved what was approved for whoever asks, if something was
 * @returns the reason; null for a list without identity numbers
 * @throws Refusal `export.empty`, `export.part`, `export.reason_needed`, `export.approval_needed`, `export.other_list` (what
 *   was approved is another list)
 */
export function assertExport(
  asked: Pick<FileExport, 'area' | 'layout' | 'identities' | 'reason' | 'part'>,
  { families, persons }: Size,
  approved: Approved | null,
): string | null {
  if (families === 0) throw new Refusal('export.empty')
  if (asked.part > partsOf(families)) throw new Refusal('export.part')
  if (!asked.identities) return null
  if (approved && (approved.area !== asked.area || approved.layout !== asked.layout))
    throw new Refusal('export.other_list')
  // What was approved was approved for the reason that was told then.
  const reason = approved?.reason ?? asked.reason
  if (!reason) throw new Refusal('export.reason_needed')
  if (persons > MOST_UNASKED && !approved) throw new Refusal('export.approval_needed', { persons, most: MOST_UNASKED })
  return reason
}

/**
 * A cell that no spreadsheet takes for a formula: what begins like one gets an apostrophe, line ends become spaces
 * (OWASP: CSV injection).
 */
export function safeCell(text: string): string {
  const line = text.replace(/[\r\n\t\u0000]+/g, ' ')
  return /^\s*[=+\-@]/.test(line) ? `'${line}` : line
}

/** One line of a CSV file as DTKS exports have them: everything quoted, `|` between. */
export const csvLine = (cells: readonly string[]): string =>
  `${cells.map((cell) => `"${safeCell(cell).replaceAll('"', '""')}"`).join('|')}\r\n`

/** The number of an export, as people read it aloud. */
export const exportNumber = (id: string): string => `E-${id.slice(-8).toUpperCase()}`

/** Who took the list out, when, why and under which number: on each row, so that half a file still says it. */
export const watermark = (by: string, when: string, reason: string | null, id: string): string =>
  [exportNumber(id), by, when, reason ?? 'tanpa nomor identitas'].join('; ')

const slug = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .toLowerCase()

/**
 * `dtks-cimekar-2026-11-22-e-3f9a01bc-dewi-anggraini.csv`. The reason stays inside: it may speak of people.
 * @param place name of the area
 */
export const exportName = (
  { id, layout, format, part }: Pick<FileExport, 'id' | 'layout' | 'format' | 'part'>,
  { place, day, by, parts }: { place: string; day: string; by: string; parts: number },
): string =>
  [layout, slug(place), day, slug(exportNumber(id)), slug(by), ...(parts > 1 ? [`bagian-${part}`] : [])].join('-') +
  `.${format}`

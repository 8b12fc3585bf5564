import { and, desc, eq, gt, inArray, isNotNull } from 'drizzle-orm'
import { systemSeat } from '@slrt/db/as-actor'
import type { Tx } from '@slrt/db/connect'
import { program, sourceList } from '@slrt/db/program'
import { assertListDay, unitOf, type ImportList, type SourceListOf } from '@slrt/domain/import-list'
import { NATION } from '@slrt/domain/permission'
import type { ProgramUnit } from '@slrt/domain/program'
import { Refusal } from '@slrt/domain/refusal'
import type { Work } from './import-book.ts'
import type { Engine } from './import-chunk.ts'
import { definitionOf } from './program-publish.ts'

/** What a program counts: families or persons; its own before the nation's, the newest before older ones. */
async function unitOfProgram(tx: Tx, tenant: string, code: string): Promise<ProgramUnit> {
  const rows = await tx
    .select()
    .from(program)
    .where(and(eq(program.code, code), inArray(program.tenant, [tenant, NATION]), isNotNull(program.publishedIn)))
    .orderBy(desc(program.effectiveFrom), desc(program.publishedIn))
  const row = rows.find((one) => one.tenant === tenant) ?? rows[0]
  if (!row) throw new Refusal('import.list_program', { program: code })
  return definitionOf(row).unit
}

/**
 * A list is the newest of its kind. An older one is not taken at all: whoever began to receive since would be gone, and
 * whoever was taken off would be back. One of the same day replaces what was wrong with it.
 * @throws Refusal `import.list_older` with the day of the one that is in
 */
export async function assertNewest(tx: Tx, { kind, program: code }: SourceListOf, asOf: string): Promise<void> {
  const [newer] = await tx
    .select({ asOf: sourceList.asOf })
    .from(sourceList)
    .where(
      and(eq(sourceList.kind, kind), eq(sourceList.program, code), eq(sourceList.area, ''), gt(sourceList.asOf, asOf)),
    )
    .orderBy(desc(sourceList.asOf))
    .limit(1)
  if (newer) throw new Refusal('import.list_older', { day: newer.asOf })
}

/**
 * Which list a file is, as somebody says before it is taken in; goes into the mapping of its import.
 * @param asOf the day on which it was right, ISO
 * @throws Refusal `import.list_kind` where nobody said which, `import.list_program` for receivers of a program that nobody
 *   knows, `import.list_day`, `import.list_older`
 */
export async function listOf(
  tx: Tx,
  tenant: string,
  said: SourceListOf | null | undefined,
  asOf: string | null,
  today: string,
): Promise<ImportList> {
  if (!said) throw new Refusal('import.list_kind')
  assertListDay(asOf, today)
  const { kind } = said
  // A program that stands beside another kind of list says nothing.
  const code = kind === 'PENERIMA' ? said.program : ''
  const unit = kind === 'PENERIMA' ? await unitOfProgram(tx, tenant, code) : unitOf(kind)
  await assertNewest(tx, { kind, program: code }, asOf)
  return { kind, program: code, unit }
}

/** The same again when its turn has come: another may have been quicker. */
export const assertListRuns = ({ as }: Engine, { tenant, list, asOf }: Work): Promise<void> =>
  as(systemSeat(tenant), ({ tx }) => assertNewest(tx, list!, asOf!), { readOnly: true })

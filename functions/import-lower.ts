import { and, eq, isNull } from 'drizzle-orm'
import { findMany } from '@slrt/db/bulk'
import type { Tx } from '@slrt/db/connect'
import { fact } from '@slrt/db/fact'
import { participation } from '@slrt/db/participation'
import { provenance } from '@slrt/db/provenance'
import type { Sealer } from '@slrt/db/crypto'
import type { SAID_BY_ONE } from './import-apply.ts'
import { OFFICIAL, type Book } from './import-book.ts'

type Field = (typeof SAID_BY_ONE)[number]
const PROGRAMS: Readonly<Partial<Record<Field, string>>> = { receivesPkh: 'PKH', receivesBpnt: 'BPNT' }

/**
 * A member's row no longer says that the family receives something: unless another member's still does, it does not any
 * more. What an officer wrote stays, and what the file says is noted beside it.
 */
export async function lowerFamilies(tx: Tx, book: Book, seal: Sealer): Promise<void> {
  const { work, at } = book
  const facts = await findMany(tx, fact, 'household', [...book.lowered.keys()])
  const [told, own] = [facts.filter((one) => one.person !== null), facts.filter((one) => one.person === null)]
  for (const row of own)
    for (const field of book.lowered.get(row.id) ?? []) {
      const said = field as Field
      const isStillSaid = told.some((member) => member.household === row.id && member[said] === true)
      if (isStillSaid || row[said] !== true) continue
      const writer = book.writerOf('fact', row.id, said) ?? row.source
      const isOfficial = OFFICIAL.has(writer)
      const id = book.newId()
      const before = seal(
        { tenant: work.tenant, table: 'provenance', column: 'before', id },
        isOfficial ? 'false' : 'true',
      )
      const { source, asOf, batch, byName } = work
      const named = isOfficial ? `?${said}` : said
      await tx.insert(provenance).values({
        id,
        kind: 'fact',
        record: row.id,
        desa: row.desa,
        field: named,
        before,
        source,
        asOf,
        batch,
        byName,
        at,
      })
      if (isOfficial) continue
      await tx
        .update(fact)
        .set({ [said]: false, changedAt: at })
        .where(eq(fact.id, row.id))
      const program = PROGRAMS[said]
      if (!program) continue
      await tx
        .update(participation)
        .set({ state: 'TIDAK', byName, at })
        .where(and(eq(participation.household, row.id), eq(participation.program, program), isNull(participation.person), eq(participation.source, source))) // prettier-ignore
    }
}

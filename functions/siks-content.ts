import { createHash } from 'node:crypto'
import { asc, inArray, isNull, and } from 'drizzle-orm'
import { fact } from '@slrt/db/fact'
import { household } from '@slrt/db/household'
import { person } from '@slrt/db/person'
import { meeting } from '@slrt/db/proposal'
import type { StoredContent } from '@slrt/domain/proposal-content'
import { OF_PERSON } from '@slrt/domain/proposal-content'
import { siksFile, type SiksLine } from '@slrt/domain/siks-file'
import { contentOf, type ProposalRow } from './proposal-row.ts'
import { siksContent } from './siks-row.ts'
import type { Room } from './trpc.ts'

/** What a proposal says that no column of the file does; never a number. */
const remarkOf = ({ kind }: ProposalRow, content: StoredContent): string => {
  const { on, movedTo, program, identity, member, kkWay, variables = [] } = content
  const changed = variables.map(({ field, before, value }) => `${field}: ${before ?? '-'} > ${value ?? '-'}`)
  const papers = identity && [identity.name, identity.birthDate, identity.birthPlace, identity.sex, identity.mother]
  return [on, movedTo, program, kkWay, ...(papers ?? []), member?.name, ...(kind === 'UBAH_VARIABEL' ? changed : [])]
    .filter(Boolean)
    .join('; ')
}

/** The families of these proposals with all that the file says of them. */
async function familiesOf({ tx }: Room, rows: readonly ProposalRow[]) {
  const ids = [...new Set(rows.flatMap((row) => row.household ?? []))]
  const held = [...new Set(rows.flatMap((row) => row.meeting ?? []))]
  const [homes, members, facts, meetings] = await Promise.all([
    ids.length === 0 ? [] : tx.select().from(household).where(inArray(household.id, ids)),
    ids.length === 0
      ? []
      : tx
          .select()
          .from(person)
          .where(and(inArray(person.household, ids), isNull(person.mergedInto)))
          .orderBy(asc(person.id)),
    ids.length === 0 ? [] : tx.select().from(fact).where(inArray(fact.household, ids)),
    held.length === 0 ? [] : tx.select().from(meeting).where(inArray(meeting.id, held)),
  ])
  return {
    home: new Map(homes.map((row) => [row.id, row])),
    members: Map.groupBy(members, (row) => row.household),
    facts: new Map(facts.map((row) => [row.id, row])),
    heldOn: new Map(meetings.map((row) => [row.id, row.heldOn])),
  }
}

/** The lines of a batch: a whole family, or the one person that a proposal is about. */
async function linesOf(room: Room, rows: readonly ProposalRow[]): Promise<SiksLine[]> {
  const { tx, actor, keys } = room
  const { home, members, facts, heldOn } = await familiesOf(room, rows)
  const open = (table: 'household' | 'person', column: string, id: string, locked: Buffer | null) =>
    locked ? keys.decrypt(tx, { tenant: actor.tenant, table, column, id }, locked) : Promise.resolve('')
  const lines: SiksLine[] = []
  for (const row of rows) {
    const family = home.get(row.household ?? '')
    if (!family) continue
    const isOne = OF_PERSON.includes(row.kind) || row.person !== null
    const shared = {
      reference: row.id,
      kind: row.kind,
      remark: remarkOf(row, await contentOf(room, row)),
      dukcapil: row.dukcapil,
      metOn: heldOn.get(row.meeting ?? '') ?? '',
      desa: family.desa,
      rt: family.rt,
      rw: family.rw,
      dusun: family.dusun,
      head: family.head,
      members: family.members,
      address: await open('household', 'address', family.id, family.address),
      kk: await open('household', 'kk', family.id, family.kk),
      family: facts.get(family.id) ?? {},
    }
    for (const one of members.get(family.id) ?? []) {
      if (isOne && one.id !== row.person) continue
      lines.push({
        ...shared,
        nik: await open('person', 'nik', one.id, one.nik),
        name: one.name,
        sex: one.sex,
        birthPlace: one.birthPlace ?? '',
        birthDate: one.birthDate,
        relation: one.relation,
        mother: one.mother ?? '',
        existence: one.existence,
        person: facts.get(one.id) ?? {},
      })
    }
  }
  return lines
}

/**
 * Makes the file of a batch and keeps it, encrypted, under its SHA-256: what was ratified is what is handed in, whatever
 * the register says later.
 * @returns the SHA-256
 */
export async function keepContent(room: Room, rows: readonly ProposalRow[]): Promise<Buffer> {
  const { tx, actor, keys, files } = room
  const text = Buffer.from(siksFile(await linesOf(room, rows)))
  const checksum = createHash('sha256').update(text).digest()
  const { key, place } = siksContent(actor.tenant, checksum.toString('hex'))
  await files.put(key, await keys.encryptBytes(tx, place, text))
  return checksum
}

/** The file as it was made; it is what its checksum says, or nothing. */
export async function contentOfBatch(room: Room, checksum: Buffer): Promise<string> {
  const { tx, actor, keys, files } = room
  const { key, place } = siksContent(actor.tenant, checksum.toString('hex'))
  const locked = await files.get(key)
  if (!locked) throw new Error('the content of a batch is not where it was put')
  const text = await keys.decryptBytes(tx, place, locked)
  if (!createHash('sha256').update(text).digest().equals(checksum)) throw new Error('a batch is not what it was')
  return text.toString('utf8')
}

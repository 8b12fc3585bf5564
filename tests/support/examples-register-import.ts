import { createHash } from 'node:crypto'
import { newId } from '@slrt/domain/id'
import { PART_BYTES } from '@slrt/functions/import-part'
import { importFiles } from '@slrt/functions/jobs/import'
import type { Example } from './examples.ts'
import { dtks } from './imported.ts'
import type { Person, World } from './world.ts'

/** A small DTKS export with one row that cannot be taken in. */
export const SMALL = dtks({}, { nik: '32043057089000', nama: 'Neneng' })

/** Sends one part of a file. */
export function sendPart(world: World, as: Person, sha256: string, content: Buffer, n: number, part = PART_BYTES) {
  const body = new Uint8Array(content.subarray(n * part, (n + 1) * part))
  const headers = { cookie: as.cookie, 'x-sebagai': as.membership, 'content-type': 'application/octet-stream' }
  return world.app.request(`http://slrt.test/api/import/${sha256}/${n}`, { method: 'PUT', headers, body })
}

/** Sends a file in parts, as the web does. */
export async function sendFile(world: World, as: Person, content: Buffer): Promise<{ sha256: string; bytes: number }> {
  const sha256 = createHash('sha256').update(content).digest('hex')
  const headers = { cookie: as.cookie, 'x-sebagai': as.membership }
  const upload = { sha256, bytes: content.length }
  const answer = await world.post('/api/import/status', upload, headers)
  const { have, part } = (await answer.json()) as { have: number[]; part: number }
  for (let n = 0; n * part < content.length; n++) {
    if (have.includes(n)) continue
    await sendPart(world, as, sha256, content, n, part)
  }
  return upload
}

/** An import whose columns wait to be looked at. */
export async function begun(
  world: World,
  as: Person,
  content: string | Buffer = SMALL,
  kind: 'dtks' | 'dtsen' | 'generic' = 'dtks',
) {
  const upload = await sendFile(world, as, Buffer.from(content))
  const id = newId()
  await as.api.import.begin.mutate({ commandId: newId(), id, kind, fileName: 'dtks.txt', ...upload })
  return id
}

/** An import that waits for its turn. */
export async function started(
  world: World,
  as: Person,
  content: string | Buffer = SMALL,
  kind: 'dtks' | 'dtsen' | 'generic' = 'dtks',
) {
  const id = await begun(world, as, content, kind)
  const { columns } = await as.api.import.columns.query({ id })
  const start = { id, version: 1, columns, codeSystem: 'kemendagri' as const, asOf: null }
  await as.api.import.start.mutate({ commandId: newId(), ...start })
  return id
}

/** An import that has ended, with a ledger. */
export async function ended(world: World, as: Person, content: string | Buffer = SMALL) {
  const id = await started(world, as, content)
  await importFiles(world.services)
  return id
}

const inDistrict = (make: (world: World, as: Person) => Promise<Record<string, unknown>>) => async (world: World) => {
  const as = await world.district()
  return { as, input: await make(world, as) }
}
const firstRow = async (world: World, as: Person) => {
  const id = await ended(world, as)
  const { rows } = await as.api.import.ledger.mutate({ id })
  return rows[0]!
}

/** Examples of the paths by which files come into the register. */
export const importExamples: Readonly<Record<string, (world: World) => Promise<Example>>> = {
  'import.list': inDistrict(async () => ({})),
  'import.show': inDistrict(async (world, as) => ({ id: await begun(world, as) })),
  'import.begin': inDistrict(async (world, as) => {
    const upload = await sendFile(world, as, Buffer.from(SMALL))
    return { id: newId(), kind: 'dtks', fileName: 'dtks.txt', ...upload }
  }),
  'import.columns': inDistrict(async (world, as) => ({ id: await begun(world, as) })),
  'import.start': async (world) => {
    const as = await world.district()
    const id = await begun(world, as)
    const { columns } = await as.api.import.columns.query({ id })
    return {
      as,
      input: { id, version: 1, columns, codeSystem: 'kemendagri', asOf: null },
      changed: { asOf: '2025-12-01' },
    }
  },
  'import.pause': async (world) => {
    const as = await world.district()
    return { as, input: { id: await started(world, as), version: 2 }, changed: { version: 3 } }
  },
  'import.resume': async (world) => {
    const as = await world.district()
    const id = await started(world, as)
    await as.api.import.pause.mutate({ commandId: newId(), id, version: 2 })
    return { as, input: { id, version: 3 }, changed: { version: 4 } }
  },
  'import.cancel': async (world) => {
    const as = await world.district()
    return { as, input: { id: await started(world, as), version: 2 }, changed: { version: 3 } }
  },
  'import.ledger': inDistrict(async (world, as) => ({ id: await ended(world, as) })),
  'import.rejected': inDistrict(async (world, as) => ({ id: await ended(world, as) })),
  'import.mend': inDistrict(async (world, as) => {
    const { id, version, cells } = await firstRow(world, as)
    return { id, version, cells: cells.map((cell) => (cell === '32043057089000' ? '3204305708900009' : cell)) }
  }),
  'import.skip': async (world) => {
    const as = await world.district()
    const { id, version } = await firstRow(world, as)
    return { as, input: { id, version }, changed: { version: 2 } }
  },
}

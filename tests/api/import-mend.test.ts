import { expect, test } from 'vitest'
import { newId } from '@slrt/domain/id'
import { ended } from '../support/examples-register-import.ts'
import { dtks, takeIn } from '../support/imported.ts'
import { failure, world, type Person } from '../support/world.ts'

const command = () => ({ commandId: newId() })
const others = (n: number) => ({ id: `320400000000${2000 + n}`, kk: '', nik: `320430570890${2000 + n}`, nama: `Neneng ${'ABCDEFGH'[n]}` }) // prettier-ignore

/** The rows of a ledger that wait, and how to send one of them back with some cells changed. */
async function ledgerOf(as: Person, id: string) {
  const { rows, header } = await as.api.import.ledger.mutate({ id, state: 'TERBUKA' })
  const mend = (row: (typeof rows)[number], change: Readonly<Record<string, string>>) =>
    as.api.import.mend.mutate({
      ...command(),
      id: row.id,
      version: row.version,
      cells: row.cells.map((cell, at) => change[header[at]!] ?? cell),
    })
  return { rows, mend }
}

test('rows that are wrong in the same way are mended one after the other, and each becomes a person', async () => {
  const made = await world()
  const as = await made.district()
  const wrong = [0, 1, 2].map((n) => ({ ...others(n), desa: 'Cimekaar' }))
  const id = await ended(made, as, dtks({}, ...wrong))
  const { rows, mend } = await ledgerOf(as, id)
  expect(rows.map(({ row, reason, field }) => [row, reason, field])).toEqual(
    [2, 3, 4].map((n) => [n, 'area_unknown', 'desa']),
  )
  for (const row of rows) await mend(row, { 'DESA/KELUARAHAN': 'Cimekar' })
  const { summary, open } = await as.api.import.show.query({ id })
  expect([summary, open]).toEqual([expect.objectContaining({ rows: 4, accepted: 4, rejected: {}, persons: 4 }), 0])
  const next = await takeIn(made.services, { content: dtks({}, ...wrong.map((row) => ({ ...row, desa: 'Cimekar' }))) })
  expect(next.summary).toMatchObject({ new: 0, changed: 0, unchanged: 4, gone: 0 })
})

test('a conflict is none once the number is right; as it stands, it is refused again', async () => {
  const made = await world()
  const as = await made.district()
  const id = await ended(made, as, dtks({}, { nama: 'Orang Lain' }))
  const { rows, mend } = await ledgerOf(as, id)
  expect(await failure(mend(rows[0]!, {}))).toMatchObject({
    code: 'import.row_refused',
    facts: { reason: 'nik_conflict', field: 'nik' },
  })
  expect(await failure(mend(rows[0]!, { NAMA: '' }))).toMatchObject({
    facts: { reason: 'name_missing', field: 'name' },
  })
  await mend(rows[0]!, { NIK: '3204305708900009' })
  expect(await as.api.import.show.query({ id })).toMatchObject({ open: 0, summary: { persons: 2, rejected: {} } })
})

test('the refused rows, mended in a spreadsheet, come back as a file: nobody is gone because they are not in it', async () => {
  const made = await world()
  const as = await made.district()
  const id = await ended(made, as, dtks({}, others(1), { ...others(2), nik: '32043057089020' }))
  const { csv } = await as.api.import.rejected.mutate({ id })
  const content = csv.replaceAll('32043057089020', '3204305708902002')
  const { summary } = await takeIn(made.services, { content })
  expect(summary).toMatchObject({ rows: 1, accepted: 1, new: 1, gone: 0 })
  const whole = await takeIn(made.services, { content: dtks({}, others(1), others(2)) })
  expect(whole.summary).toMatchObject({ new: 0, changed: 0, unchanged: 3, gone: 0 })
})

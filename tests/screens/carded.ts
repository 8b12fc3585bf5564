import { newId } from '@slrt/domain/id'
import { tokenIn, type Person } from './people.ts'

/** Two coordinators without e-mail: one whose card is still to be printed, and the secret of the card of another. */
export async function makeCarded(admin: Person): Promise<{ id: string; token: string }> {
  const [first, second] = [newId(), newId()]
  const invite = (id: string, name: string, userName: string) =>
    admin.send('staff.invite', { id, name, userName, role: 'PUSKESOS_KOORD', scope: ['32.04.05.2004'] })
  await invite(first, 'Ujang Permana Kusumah Atmadja', 'ujang.permana.cinunuk')
  await invite(second, 'Euis Komariah', 'euis.komariah')
  const { link } = await admin.ask<{ link: string }>('staff.card', { id: second })
  return { id: first, token: tokenIn(link) }
}

/** Courses of somebody: one that counts, one that ran out. */
export async function makeCourses(admin: Person, staff: string): Promise<void> {
  const add = (title: string, heldOn: string, validUntil: string | null) =>
    admin.send('training.add', { id: newId(), staff, title, organiser: 'Seknas SLRT', heldOn, validUntil })
  await add('Bimtek fasilitator SLRT angkatan VII: pendampingan dan cek rumah', '2025-03-10', '2099-03-10')
  await add('Etika pelayanan dan perlindungan data pribadi', '2022-05-01', '2024-05-01')
}

/** Two villages whose Puskesos has ended: some are missing then. */
export async function endPuskesos(admin: Person): Promise<void> {
  const units = await admin.ask<{ id: string }[]>('unit.list', { kind: 'PUSKESOS' })
  for (const { id } of units.slice(-2)) await admin.send('unit.end', { id })
}

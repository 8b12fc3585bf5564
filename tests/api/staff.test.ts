import { expect, test } from 'vitest'
import { newId } from '@slrt/domain/id'
import { failure, world } from '../support/world.ts'

const rini = () => ({ id: newId(), name: 'Rini Wulandari', email: 'rini@contoh.test', role: 'FASILITATOR' as const })

test('an admin invites an officer, who stands in the list with a masked contact and the names of the desa', async () => {
  const { district } = await world()
  const admin = await district('32.04')
  const person = { ...rini(), scope: ['32.04.05.2003'] }
  await admin.api.staff.invite.mutate({ commandId: newId(), ...person })

  const { rows, total } = await admin.api.staff.list.query({ text: 'wulan' })
  expect(total).toBe(1)
  expect(rows[0]).toMatchObject({
    id: person.id,
    name: 'Rini Wulandari',
    state: 'DIUNDANG',
    contact: 'r•••@contoh.test',
    scope: [{ code: '32.04.05.2003', label: 'Desa Cimekar' }],
  })
  expect((await admin.api.staff.contact.mutate({ id: person.id })).email).toBe('rini@contoh.test')
})

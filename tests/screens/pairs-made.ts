import { setTimeout as sleep } from 'node:timers/promises'
import { newId } from '@slrt/domain/id'
import type { Person } from './people.ts'

type Row = { id: string; one: { id: string; name: string }; other: { id: string; name: string } }
type Member = { name: string; birthDate: string; sex: 'L' | 'P'; relation: string; nik: string | null; phone: string | null } // prettier-ignore

const RELATION = { KEPALA: 'KEPALA', PASANGAN: 'PASANGAN', ANAK: 'ANAK' } as const
const member = (name: string, birthDate: string, sex: 'L' | 'P', relation: keyof typeof RELATION, nik: string | null): Member => ({ name, birthDate, sex, relation, nik, phone: null }) // prettier-ignore

async function register(by: Person, desa: string, kk: string, members: readonly Member[], id = newId()) {
  const persons = members.map((one) => ({ ...one, id: newId(), nikReason: one.nik ? null : 'TIDAK_DIBAWA', nikConfirmed: true })) // prettier-ignore
  await by.send('household.register', { id, desa, rt: '04', rw: '11', address: 'Kp. Cikoneng No. 7', kk, kkReason: null, persons }) // prettier-ignore
  return { id, persons }
}

const CIMEKAR = '32.04.05.2003'
const SUKASARI = '32.73.01.1001'
const LONG = 'Raden Ajeng Siti Nurhaliza Kusumaningtyas Wiradiredja'

async function waitFor<T>(look: () => Promise<T | undefined>): Promise<T> {
  for (let turn = 0; turn < 240; turn++) {
    const found = await look()
    if (found) return found
    await sleep(1500)
  }
  throw new Error('the job that compares records has not found the pair')
}

/**
 * People who were written down twice, one pair in each state, and families that two districts ask each other for.
 * @param people `bo` is back office of 32.04, `neighbour` of 32.73
 */
export async function makePairs(people: Record<'rini' | 'bo' | 'manager' | 'neighbour', Person>) {
  const { rini, bo, manager, neighbour } = people
  const names = ['Euis Rohayati', 'Cucu Cahyati', 'Otong Sobandi', 'Maman Abdurahman', LONG]
  for (const [n, name] of names.entries()) {
    const born = `19${60 + n}-0${n + 1}-1${n}`
    const twice = (place: number) => member(name, born, 'P', 'KEPALA', `32040550${n}1609${place}0${n + 1}`.padEnd(16, '7').slice(0, 16)) // prettier-ignore
    const nikOf = (place: number) => `320405${String(50 + n)}016${n}000${place}`
    await register(rini, CIMEKAR, `3204050101210${n}01`.padEnd(16, '1').slice(0, 16), [{ ...twice(1), nik: nikOf(1), phone: '081234567890' }]) // prettier-ignore
    await register(rini, CIMEKAR, `3204050101210${n}02`.padEnd(16, '2').slice(0, 16), [{ ...twice(2), nik: nikOf(2), name: n === 0 ? 'Ny. Eis Rohayati' : name }]) // prettier-ignore
  }
  const pairOf = (name: string) =>
    waitFor(async () => {
      const { rows } = await bo.ask<{ rows: Row[] }>('duplicate.list')
      return rows.find(({ one, other }) => one.name === name || other.name === name)
    })
  const [open, waiting, done, apart, long] = [await pairOf(names[0]!), await pairOf(names[1]!), await pairOf(names[2]!), await pairOf(names[3]!), await pairOf(LONG)] // prettier-ignore
  const reason = 'KTP dilihat: NIK lama salah ketik.'
  for (const pair of [waiting, done]) await bo.send('duplicate.merge', { id: pair.id, version: 1, keep: pair.one.id, reason }) // prettier-ignore
  const { rows } = await manager.ask<{ rows: { id: string; subject: string }[] }>('approval.list')
  await manager.send('approval.approve', { id: rows.find(({ subject }) => subject === done.id)!.id, version: 1 })
  await bo.send('duplicate.dismiss', { id: apart.id, version: 1 })

  const family = (n: number, name: string) => [
    member(name, '1986-05-04', 'L', 'KEPALA', `32731104058600${n}1`),
    member('Neneng Sumiati', '1989-09-17', 'P', 'PASANGAN', `32731157098900${n}2`),
    member('Rizki Ramadhan', '2016-06-08', 'L', 'ANAK', null),
  ]
  const there = await register(neighbour, SUKASARI, '3273010101190001', family(1, 'Dadang Hidayat'))
  await register(neighbour, SUKASARI, '3273010101190002', family(2, 'Agus Wahyudin'))
  await register(neighbour, SUKASARI, '3273010101190003', family(3, 'Yayan Sofyan'))
  const ask = async (by: Person, nik: string, name: string) => {
    const id = newId()
    await by.send('transfer.ask', { id, who: { nik, name }, reason: 'PINDAH' })
    return id
  }
  const handed = await ask(bo, '3273110405860011', 'Dadang Hidayat')
  await neighbour.send('transfer.answer', { id: handed, version: 1, answer: { persons: there.persons.map(({ id }) => id) } }) // prettier-ignore
  const refused = await ask(bo, '3273110405860021', 'Agus Wahyudin')
  await neighbour.send('transfer.answer', { id: refused, version: 1, answer: { refuse: 'PERLU_SURAT_PINDAH' } })
  await ask(bo, '3273110405860031', 'Yayan Sofyan')
  const own = await register(rini, CIMEKAR, '3204050101220001', [
    member('Tatang Koswara', '1979-03-21', 'L', 'KEPALA', '3204052103790001'),
    member('Imas Masitoh', '1983-12-05', 'P', 'PASANGAN', '3204054512830002'),
    member('Salsabila Putri', '2014-02-11', 'P', 'ANAK', null),
  ])
  await ask(neighbour, '3204052103790001', 'Tatang Koswara')
  // One of those who are asked for lives here as well: its family's card says so.
  const beside = await register(rini, CIMEKAR, '3204050101220002', [
    member('Yayan Sofyan', '1986-05-04', 'L', 'KEPALA', '3273110405860031'),
  ])
  return { open: open.id, waiting: waiting.id, done: done.id, apart: apart.id, long: long.id, handed, own: own.id, beside: beside.id } // prettier-ignore
}

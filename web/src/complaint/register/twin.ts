import { foldPersonName } from '@slrt/domain/name-token'
import type { Person } from '@slrt/domain/person'
import { api } from '../../api.ts'
import type { FoundPerson } from '../../search/search-state.ts'
import { may } from '../../session.tsx'

export type Twin = FoundPerson & { readonly isByNik: boolean }

const look = (text: string, area: string | null) =>
  api.person.search.mutate({ text, area, purpose: 'PENDAFTARAN' }).catch(() => undefined)

/**
 * Whoever is registered already as this person: by NIK, or in the same desa by name and year of birth. Nobody where there
 * is no signal: then the server says so when the record arrives.
 */
export async function findTwin(member: Person, desa: string | undefined): Promise<Twin | undefined> {
  if (!may('person.search') || !navigator.onLine) return undefined
  if (member.nik) {
    const [row] = (await look(member.nik, null))?.rows ?? []
    if (row) return { ...row, isByNik: true }
  }
  const year = member.birthDate?.slice(0, 4)
  if (!desa || !year) return undefined
  const folded = foldPersonName(member.name)
  const rows = (await look(member.name, desa))?.rows ?? []
  const row = rows.find((one) => one.birthYear === year && foldPersonName(one.name) === folded)
  return row && { ...row, isByNik: false }
}

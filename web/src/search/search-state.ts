import { SEARCH_PURPOSES, type SearchPurpose } from '@slrt/domain/person-search'
import { createSignal } from 'solid-js'
import type { Inputs, Outputs } from '../api.ts'
import { acting } from '../session.tsx'
import type { Area } from '../ui/AreaPicker.tsx'

export type Answer = Outputs['person']['search']
export type FoundPerson = Answer['rows'][number]
export type Purpose = { readonly purpose: SearchPurpose | ''; readonly note: string }

type Kept = {
  readonly membership: string
  readonly purpose: Purpose
  readonly text: string
  readonly area: Area | null
  readonly answer?: { readonly text: string; readonly area: Area | null } & Answer
}
const blank = (): Kept => ({
  membership: acting()?.id ?? '',
  purpose: { purpose: '', note: '' },
  text: '',
  area: null,
})

/** What was looked for in this session, until the window closes. Never in the address and never on the device: it may be a NIK. */
const [kept, setKept] = createSignal<Kept>(blank())

export const lookedFor = (): Kept => (kept().membership === acting()?.id ? kept() : blank())
export const keep = (next: Partial<Kept>) => setKept({ ...lookedFor(), ...next })

export const PURPOSES: readonly SearchPurpose[] = SEARCH_PURPOSES

/** Purpose as the server takes it; a note only where it is asked for. */
export const purposeInput = ({ purpose, note }: Purpose): Pick<Inputs['person']['search'], 'purpose' | 'note'> =>
  purpose === 'LAINNYA' ? { purpose, note } : { purpose: purpose || 'LAYANAN' }

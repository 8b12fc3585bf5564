import { SECTIONS, type Section } from '@slrt/domain/application'
import type { Status } from '../ui/StatusTag.tsx'
import type { TextKey } from '../text/text.ts'
import type { Shown } from './client.ts'

/** The last part of a section's address. */
export const slugs: Record<Section, string> = {
  area: 'wilayah',
  contact: 'narahubung',
  basis: 'dasar-hukum',
  agreement: 'perjanjian',
  email: 'email',
}
export const sectionOf = (slug: string): Section | undefined => SECTIONS.find((one) => slugs[one] === slug)
export const hrefOf = (section: Section) => `/gabung/${slugs[section]}`
export const numberOf = (section: Section) => SECTIONS.indexOf(section) + 1

/** Whether whoever applies may write now. */
export const isOpen = ({ state }: Shown) => state === 'DRAF' || state === 'DIKEMBALIKAN'

function isBegun({ content, file, email, areas }: Shown, section: Section): boolean {
  const { contact, basis, area } = content
  if (section === 'area') return areas.length > 0 || area.institution !== ''
  if (section === 'contact') return Object.values(contact).some((text) => text !== '')
  if (section === 'basis') return file !== null || Object.values(basis).some((value) => value !== '' && value !== null)
  return section === 'email' && email !== null
}

type Standing = { text: TextKey; status: Status } | undefined

/** Where a section stands; undefined when it is whole, which is said without colour. */
export function standingOf(shown: Shown, section: Section): Standing {
  if (shown.state === 'DIKEMBALIKAN' && shown.reasons[section]) return { text: 'join.state.mend', status: 'back' }
  if (!shown.missing.includes(section)) return undefined
  if (section === 'email' && shown.email) return { text: 'join.state.code', status: 'turn' }
  return isBegun(shown, section)
    ? { text: 'join.state.some', status: 'turn' }
    : { text: 'join.state.none', status: 'idle' }
}

/** What an application is called: its place where it is one, else who applies. */
export const nameOf = ({ areas, content }: Shown): string =>
  areas.length === 1 ? areas[0]!.label : content.area.institution || areas.map(({ label }) => label).join(', ')

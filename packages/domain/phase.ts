import type { Role } from './permission.ts'
import { Refusal } from './refusal.ts'
import { resolve, type Regulation } from './regulation.ts'
import { desksOf } from './transition.ts'

/**
 * Whether the SLRT is live at a place on that local day: a district goes live kecamatan by kecamatan (handbook §15). Where
 * it is not yet, village posts and fasilitator take no complaints.
 * @param place code of a desa or kecamatan
 */
export const isLive = (regulation: Regulation, place: string, day: string): boolean =>
  resolve(regulation, 'structure.live', { day, area: place }).value

/** Whether somebody takes complaints only where the district is live: whoever sits in a desa. */
export const needsLive = (role: Role): boolean => desksOf(role).includes('DESA')

/**
 * A complaint may be taken here by this role.
 * @throws Refusal `complaint.not_live` for a village desk where the district is not live: the secretariat's desk takes it
 */
export function assertLive(regulation: Regulation, desa: string, day: string, role: Role): void {
  if (needsLive(role) && !isLive(regulation, desa, day)) throw new Refusal('complaint.not_live')
}

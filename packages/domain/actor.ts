import type { Role } from './permission.ts'
import type { Scope } from './scope.ts'

/** Who acts: one person in one membership. Lists of several memberships are never mixed (handbook §3, visual §3). */
export type Actor = {
  /** Id of the person's account. */
  readonly person: string
  readonly name: string
  /** Id of the membership (`staff` row) that acts. */
  readonly membership: string
  readonly role: Role
  /** Code of the tenant: that of a kab/kota (`32.04`) or province, `00` for the national secretariat. */
  readonly tenant: string
  readonly scope: Scope
  /** The agency or partner that somebody works for; null for everybody else. */
  readonly unit: string | null
}

import type { Deed } from './approval.ts'
import type { Role } from './permission.ts'
import { resolve, type Regulation } from './regulation.ts'

/** Roles that may decide on a deed that takes two people, by the regulation of that day (handbook §3.3). */
export const decidersOf = (regulation: Regulation, deed: Deed, day: string): readonly Role[] =>
  resolve(regulation, `approval.${deed}`, { day }).value

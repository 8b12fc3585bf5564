import type { Match } from '@slrt/domain/proposal-transition'

/** What is held against the civil register: a number and what was written down of its holder. */
export type Identity = { readonly nik: string; readonly name: string; readonly birthDate: string | null }

/**
 * The way to Dukcapil's verification service of those districts that have an agreement for it (Permendagri 102/2019):
 * it says whether an identity is that of its register, and nothing else comes back. Others go by an officer's evidence.
 */
export type Dukcapil = {
  /** Districts that have an agreement. */
  readonly tenants: readonly string[]
  /** Null where there is no answer now: it is asked again later. */
  readonly verify: (tenant: string, identity: Identity) => Promise<Match | null>
}

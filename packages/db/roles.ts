import { pgRole } from 'drizzle-orm/pg-core'

/** The roles of design §5. They are made by the migration `0000_roles`, never by a schema file. */
export const tenantUser = pgRole('tenant_user').existing()
export const agencyUser = pgRole('agency_user').existing()
export const secretariat = pgRole('secretariat').existing()
export const observer = pgRole('observer').existing()
export const job = pgRole('job').existing()
/** The login role of sign-in; it reads memberships and nothing else outside its own schema. */
export const signIn = pgRole('slrt_signin').existing()
/** Owns the few `security definer` functions that look across tenants, and may just what they need. */
export const crossing = pgRole('crossing').existing()

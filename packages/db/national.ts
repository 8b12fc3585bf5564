import { pgSchema } from 'drizzle-orm/pg-core'

/** What belongs to the nation: tenants, areas, catalogues. Tables without policies here are read by every role. */
export const national = pgSchema('national')

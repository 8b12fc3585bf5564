import { and, eq, gte, lt, or, type Column, type SQL } from 'drizzle-orm'
import type { Actor } from '@slrt/domain/actor'

/** Rows of an area: a kecamatan is a range of its desa's codes, which an index finds below a policy; a desa is one code. */
export const lies = (desa: Column, area: string): SQL | undefined =>
  area.length > 8 ? eq(desa, area) : and(gte(desa, `${area}.`), lt(desa, `${area}/`))

/** The policies hold the scope; this says the same in a form that an index can use. */
export const inScope = (desa: Column, { scope }: Actor): SQL | undefined =>
  scope.length > 0 ? or(...scope.map((area) => lies(desa, area))) : undefined

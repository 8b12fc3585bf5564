import { and, asc, inArray, ne, sql } from 'drizzle-orm'
import { application } from '@slrt/db/application'
import type { Tx } from '@slrt/db/connect'
import { tenant, tenantArea } from '@slrt/db/tenant'
import { overlap, type ApplicationState } from '@slrt/domain/application'

type Filed = { readonly id: string; readonly areas: readonly string[] }

const provincesOf = (areas: readonly string[]) => [...new Set(areas.map((area) => area.slice(0, 2)))]

/** Handed-in applications for the same place as this one, in the order in which they came; `areas` as lists. */
export async function rivalsOf(tx: Tx, { id, areas }: Filed, states: readonly ApplicationState[]) {
  if (areas.length === 0) return []
  const { code, institution, mailDomain, decree, state, submittedAt } = application
  const rows = await tx
    .select({ id: application.id, areas: application.areas, institution, mailDomain, decree, state, submittedAt })
    .from(application)
    .where(and(ne(application.id, id), inArray(sql`left(${code}, 2)`, provincesOf(areas)), inArray(state, [...states])))
    .orderBy(asc(submittedAt), asc(application.id))
  return rows.map((row) => ({ ...row, areas: row.areas.split(',') })).filter((row) => overlap(row.areas, areas))
}

/** SLRTs that have some of these places already. */
export async function tenantsOf(tx: Tx, areas: readonly string[]): Promise<{ code: string; name: string }[]> {
  if (areas.length === 0) return []
  const rows = await tx
    .select({ code: tenant.code, name: tenant.name, area: tenantArea.area })
    .from(tenantArea)
    .innerJoin(tenant, sql`${tenant.code} = ${tenantArea.tenant} and ${tenant.practiceOf} is null`)
    .where(inArray(sql`left(${tenantArea.area}, 2)`, provincesOf(areas)))
    .orderBy(asc(tenant.code))
  const found = rows.filter(({ area }) => overlap([area], areas)).map(({ code, name }) => [code, name] as const)
  return [...new Map(found)].map(([code, name]) => ({ code, name }))
}

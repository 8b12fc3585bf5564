import { scopeLevel, type Role } from './permission.ts'
import { Refusal } from './refusal.ts'

/**
 * Where somebody may work inside the tenant: area codes of kecamatan (`32.04.05`) or desa (`32.04.05.2003`).
 * An empty list is the whole tenant. The database compares it with a row's desa (design §2.4); these functions say
 * the same to screens and rules.
 */
export type Scope = readonly string[]

const WHOLE = '*'

/** The form in which the database holds a scope: codes joined by commas, `*` for the whole tenant. */
export const scopeText = (scope: Scope): string => (scope.length === 0 ? WHOLE : scope.join(','))

/** The inverse of `scopeText`. */
export const scopeOf = (text: string): Scope => (text === WHOLE ? [] : text.split(','))

const lies = (place: string, area: string) => place === area || place.startsWith(`${area}.`)

/** Whether a place (area code) lies in the scope. */
export const contains = (scope: Scope, place: string): boolean =>
  scope.length === 0 || scope.some((area) => lies(place, area))

const partsOf = { kecamatan: 3, desa: 4 } as const

/**
 * The scope that a role may be given, sorted and without repetition.
 * @param areas the tenant's own area codes (kab/kota, or a province)
 * @throws Refusal `scope.outside` for an area of another tenant, `scope.level` for one of the wrong level,
 *   `scope.missing` where the role needs at least one
 */
export function scopeFor(role: Role, codes: Scope, areas: readonly string[]): Scope {
  const level = scopeLevel(role)
  if (level === 'tenant' || level === 'nation') {
    if (codes.length > 0) throw new Refusal('scope.level')
    return []
  }
  if (codes.length === 0) throw new Refusal('scope.missing')
  for (const code of codes) {
    const outside = !areas.some((area) => lies(code, area))
    if (outside) throw new Refusal('scope.outside', { area: code })
    const parts = code.split('.').length
    if (parts > partsOf[level] || parts < 3) throw new Refusal('scope.level', { area: code })
  }
  return [...new Set(codes)].sort()
}

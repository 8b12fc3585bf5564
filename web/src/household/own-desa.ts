import { acting } from '../session.tsx'

/** The desa that this officer works in, where they are named one by one; else none. */
export const ownDesa = (): { code: string; label: string }[] => {
  const scope = acting()?.scope ?? []
  return scope.every(({ code }) => code.length > 8) ? scope : []
}

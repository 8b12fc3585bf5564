import { loadSession } from '../session.tsx'

/** Where somebody wanted to go before signing in; only places of our own. */
export function wantedPlace(search: string): string {
  const wanted = new URLSearchParams(search).get('lanjut') ?? '/'
  return wanted.startsWith('/') && !wanted.startsWith('//') && !wanted.startsWith('/masuk') ? wanted : '/'
}

/** After the cookie is there: learns who it is, and goes where they wanted to go. */
export async function arrive(navigate: (to: string, options: { replace: boolean }) => void, search: string) {
  await loadSession()
  navigate(wantedPlace(search), { replace: true })
}

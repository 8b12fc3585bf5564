const KEPT = 'slrt.join'

/** 32 letters of base64: anything else behind the `#` is no link of ours. */
const isToken = (text: string | null): text is string => text !== null && /^[\w-]{32}$/.test(text)

let inMemory = ''

/** The secret of the application on this device: of the link that was opened, else the last one. Empty when there is none. */
export function applicationToken(): string {
  const written = location.hash.slice(1)
  if (isToken(written)) rememberToken(written)
  if (inMemory) return inMemory
  const kept = localStorage.getItem(KEPT)
  return isToken(kept) ? kept : ''
}

export function rememberToken(token: string): void {
  inMemory = token
  localStorage.setItem(KEPT, token)
}

export function forgetToken(): void {
  inMemory = ''
  localStorage.removeItem(KEPT)
}

/** The link that leads back, from any device. The secret stands behind the `#`, so no server and no log sees it. */
export const linkOf = (token: string): string => `${location.origin}/gabung#${token}`

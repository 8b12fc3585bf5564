const KEPT = 'slrt.invitation'

/** The one-time secret of a link: it stands behind the `#`, so no server and no log on the way sees it. */
export const secretOfAddress = (): string => location.hash.slice(1)

/** The secret of an invitation; kept in this tab while its owner signs in first. */
export function invitationSecret(): string {
  const written = secretOfAddress()
  if (written) sessionStorage.setItem(KEPT, written)
  return written || (sessionStorage.getItem(KEPT) ?? '')
}
export const forgetInvitation = () => sessionStorage.removeItem(KEPT)

import { Navigate } from '@solidjs/router'
import { may } from '../session.tsx'

/** The first page of a role: its most useful place. */
export function Start() {
  return <Navigate href={may('tenant.list') ? '/daerah' : may('staff.invite') ? '/petugas' : '/beranda'} />
}

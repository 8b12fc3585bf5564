import { Navigate } from '@solidjs/router'
import { acting, may } from '../session.tsx'

function first(): string {
  if (may('tenant.list')) return '/daerah'
  if (may('staff.invite')) return '/petugas'
  if (may('referral.inbox')) return '/rujukan'
  if (acting()?.role === 'FASILITATOR') return '/hari-ini'
  return may('item.queue') ? '/tugas' : '/beranda'
}

/** The first page of a role: its most useful place. */
export function Start() {
  return <Navigate href={first()} />
}

import { Navigate } from '@solidjs/router'
import { acting, may } from '../session.tsx'

/** They decide on what the figures say. */
const heads = ['KADIS', 'KABID']

function first(): string {
  if (may('indicator.nation')) return '/peta'
  if (may('staff.invite')) return may('readiness.district') ? '/kesiapan' : '/petugas'
  if (may('referral.inbox')) return '/rujukan'
  if (acting()?.role === 'FASILITATOR') return '/hari-ini'
  if (acting()?.role === 'OPERATOR_SIKS') return '/usulan'
  if (heads.includes(acting()?.role ?? '')) return '/ringkasan'
  return may('item.queue') ? '/tugas' : '/beranda'
}

/** The first page of a role: its most useful place. */
export function Start() {
  return <Navigate href={first()} />
}

import type { Status } from '../ui/StatusTag.tsx'

/** How the state of a district looks to the secretariat. */
export const tenantStatus: Record<string, Status> = { AKTIF: 'done', DITANGGUHKAN: 'hold', DITUTUP: 'ended' }

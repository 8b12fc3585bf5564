import type { Outputs } from '../api.ts'
import { t } from '../text/text.ts'
import type { Status } from '../ui/StatusTag.tsx'

export type ApplicationRow = Outputs['application']['list']['rows'][number]
export type Reviewed = Outputs['application']['show']

export const STATES = ['DIKIRIM', 'DIKEMBALIKAN', 'DISETUJUI', 'DITUTUP'] as const
export type HandedIn = (typeof STATES)[number]
export const isState = (value: unknown): value is HandedIn => STATES.includes(value as HandedIn)

/** How the state of an application looks to the secretariat, whose turn it is while it waits. */
export const statusOf: Record<HandedIn, Status> = {
  DIKIRIM: 'turn',
  DIKEMBALIKAN: 'back',
  DISETUJUI: 'done',
  DITUTUP: 'ended',
}

/** "Kota Makassar", "Kabupaten Bandung dan 2 lainnya" */
export function areaText(areas: readonly { label: string }[]): string {
  const name = areas[0]?.label ?? ''
  return areas.length > 1 ? t('application.more_areas', { name, n: areas.length - 1 }) : name
}

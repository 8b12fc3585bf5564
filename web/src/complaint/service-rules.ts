import { resolve, type Regulation } from '@slrt/domain/regulation'
import { regulationTold } from '@slrt/domain/service'
import { localDate, zoneNamed, zoneOf } from '@slrt/domain/zone'
import { createMemo, type Accessor } from 'solid-js'
import { api } from '../api.ts'
import { createAsk } from '../ask.ts'
import { acting } from '../session.tsx'

export type ServiceRules = {
  /** As far as this device knows; what it was never told has the nation's standard. */
  regulation: Accessor<Regulation>
  /** The district's local day. */
  day: () => string
  /** Whether the server has said so just now, and not some time ago. */
  isSure: Accessor<boolean>
}

/** What the district's rules say to whoever takes a complaint: also without signal, by the day that it is. */
export function createServiceRules(): ServiceRules {
  const ask = createAsk(
    'regulation.service',
    () => ({}),
    (input) => api.regulation.service.query(input),
  )
  const regulation = createMemo(() =>
    regulationTold(ask.data() ?? { tenant: acting()?.tenant ?? '', configuration: 0, entries: [] }),
  )
  const day = () => {
    const known = regulation()
    const today = localDate(new Date(), zoneOf(known.tenant))
    const { value: zone } = resolve(known, 'calendar.zone', { day: today })
    return zone ? localDate(new Date(), zoneNamed(zone)) : today
  }
  return { regulation, day, isSure: () => ask.data() !== undefined && !ask.problem() && !ask.asking() }
}

import { Match, Switch } from 'solid-js'
import { may } from '../session.tsx'
import { NotForRole } from '../shell/NotForRole.tsx'
import { DistrictReadiness } from './DistrictReadiness.tsx'
import { NationReadiness } from './NationReadiness.tsx'

/** Kesiapan: of one's own district, or of all of them. */
export function Readiness() {
  return (
    <Switch fallback={<NotForRole />}>
      <Match when={may('readiness.nation')}>
        <NationReadiness />
      </Match>
      <Match when={may('readiness.district')}>
        <DistrictReadiness />
      </Match>
    </Switch>
  )
}

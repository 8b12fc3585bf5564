import { Navigate, useCurrentMatches, useLocation, type RouteSectionProps } from '@solidjs/router'
import { createEffect, createMemo, ErrorBoundary, lazy, Match, on, onMount, Show, Suspense, Switch } from 'solid-js'
import { askAllAgain } from '../ask.ts'
import { outbox } from '../offline/outbox.ts'
import { acting, lacksSecondFactor, loadSession, may, session, sessionEnded, trouble } from '../session.tsx'
import { t } from '../text/text.ts'
import { Failure } from '../ui/Failure.tsx'
import { Heading } from '../ui/Heading.tsx'
import { Wait } from '../ui/Wait.tsx'
import { NotForRole } from './NotForRole.tsx'
import { ScreenFault } from './ScreenFault.tsx'

// What is said when something is done may come a moment after the screen.
const Toaster = lazy(() => import('../ui/Toaster.tsx').then((file) => ({ default: file.Toaster })))
const Names = lazy(() => import('../catalogue/Names.tsx').then((file) => ({ default: file.Names })))
const NationalShell = lazy(() =>
  import('../national/NationalShell.tsx').then((file) => ({ default: file.NationalShell })),
)
const DistrictShell = lazy(() =>
  import('../district/DistrictShell.tsx').then((file) => ({ default: file.DistrictShell })),
)
const OfficeShell = lazy(() => import('../office/OfficeShell.tsx').then((file) => ({ default: file.OfficeShell })))
const AgencyShell = lazy(() => import('../agency/AgencyShell.tsx').then((file) => ({ default: file.AgencyShell })))
const FieldShell = lazy(() => import('../field/FieldShell.tsx').then((file) => ({ default: file.FieldShell })))

const NATION = '00'

const offices = ['BO', 'MANAJER', 'SUPERVISOR', 'KADIS', 'KABID', 'AUDITOR']

/** What stands around the screens of whoever acts: by what they came to do. */
function shellOf() {
  if (acting()?.tenant === NATION) return NationalShell
  if (may('referral.inbox')) return AgencyShell
  if (may('staff.invite')) return DistrictShell
  return offices.includes(acting()?.role ?? '') ? OfficeShell : FieldShell
}

/** Door of all screens that need a person: signs in, chooses as what, asks for the second factor, then shows the shell. */
export function Inside(props: RouteSectionProps) {
  const location = useLocation()
  // The outbox's page must open without signal, also in browsers that keep nothing for it.
  onMount(() => {
    const fetchOutbox = () => Promise.all([import('../outbox/Outbox.tsx'), import('../text/work.ts')])
    setTimeout(() => void fetchOutbox().catch(() => undefined), 500)
  })
  const matches = useCurrentMatches()
  const allowed = () => matches().every(({ route }) => typeof route.info?.needs !== 'string' || may(route.info.needs))
  const next = () => `?lanjut=${encodeURIComponent(location.pathname + location.search)}`

  const person = createMemo(() => session()?.person.id)
  const membership = createMemo(() => acting()?.id)
  createEffect(() => {
    const [me, mine] = [person(), membership()]
    if (me && mine) void outbox.actAs({ person: me, membership: mine })
    else if (session() === null) void outbox.actAs(null)
  })
  const signedOut = createMemo(() => outbox.status().signedOut)
  createEffect(() => signedOut() && sessionEnded())
  const sentCount = createMemo(() => outbox.status().sentCount)
  createEffect(on(sentCount, askAllAgain, { defer: true }))

  return (
    <Switch
      fallback={
        <main class="reading p-6">
          <Wait />
        </main>
      }
    >
      <Match when={trouble()}>
        {(problem) => (
          <main class="reading flex flex-col gap-6 p-6">
            <Heading>{t('product.name')}</Heading>
            <Failure problem={problem()} again={() => void loadSession()} />
          </main>
        )}
      </Match>
      <Match when={session() === null}>
        <Navigate href={`/masuk${next()}`} />
      </Match>
      <Match when={session() && !acting()}>
        <Navigate href={`/sebagai${next()}`} />
      </Match>
      <Match when={lacksSecondFactor()}>
        <Navigate href={`/faktor-kedua${next()}`} />
      </Match>
      <Match when={acting()?.id}>
        {/* Keyed by membership: nothing of one role's screens is left when another begins. */}
        <Show when={acting()?.id} keyed>
          {(_membership) => {
            const Shell = shellOf()
            return (
              <Shell>
                <Suspense>
                  <Names />
                </Suspense>
                <ErrorBoundary fallback={(error, reset) => <ScreenFault error={error} reset={reset} />}>
                  <Show when={allowed()} fallback={<NotForRole />}>
                    {props.children}
                  </Show>
                </ErrorBoundary>
              </Shell>
            )
          }}
        </Show>
        <Suspense>
          <Toaster />
        </Suspense>
      </Match>
    </Switch>
  )
}

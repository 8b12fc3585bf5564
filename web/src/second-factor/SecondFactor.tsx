import { Navigate, useLocation } from '@solidjs/router'
import { Show } from 'solid-js'
import { session } from '../session.tsx'
import { wantedPlace } from '../sign-in/arrive.ts'
import { PublicPage } from '../sign-in/PublicPage.tsx'
import { Wait } from '../ui/Wait.tsx'
import { Enrolment } from './Enrolment.tsx'

/** Somebody who is signed in, and whose role asks for a second factor (or who wants one). */
export function SecondFactor() {
  const location = useLocation()
  return (
    <PublicPage>
      <Show when={session() !== undefined} fallback={<Wait />}>
        <Show when={session()} fallback={<Navigate href={`/masuk?lanjut=${encodeURIComponent('/faktor-kedua')}`} />}>
          <Enrolment after={wantedPlace(location.search)} />
        </Show>
      </Show>
    </PublicPage>
  )
}

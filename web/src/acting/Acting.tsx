import { lazy, Show } from 'solid-js'
import { acting, session } from '../session.tsx'
import { t, tCode } from '../text/text.ts'

const ActingMenu = lazy(() => import('./ActingMenu.tsx').then((file) => ({ default: file.ActingMenu })))

/** As what one works now; with several memberships, the way to another one. */
export function Acting() {
  const role = () => acting()?.unitName ?? tCode('role.', acting()?.role ?? '', 'role.other')
  const name = () => session()?.person.name ?? ''
  return (
    <Show
      when={(session()?.memberships.length ?? 0) > 1}
      fallback={
        <p class="rounded-tag bg-sunken px-2 py-1 text-small font-semibold text-ink-2">
          <span class="hidden tablet:inline">{name()} · </span>
          {role()}
        </p>
      }
    >
      <ActingMenu label={t('acting.as', { role: role() })} />
    </Show>
  )
}

import { Navigate, useParams } from '@solidjs/router'
import { Match, onMount, Show, Switch } from 'solid-js'
import { PublicPage } from '../sign-in/PublicPage.tsx'
import { AgreementSection } from './AgreementSection.tsx'
import { AreaSection } from './AreaSection.tsx'
import { BasisSection } from './BasisSection.tsx'
import { ContactSection } from './ContactSection.tsx'
import { EmailSection } from './EmailSection.tsx'
import { Opened } from './Opened.tsx'
import { isOpen, sectionOf } from './sections.ts'
import { application, load } from './store.ts'
import { applicationToken } from './token.ts'

/** One section on a page of its own. */
export function JoinSection() {
  const params = useParams<{ section: string }>()
  const section = () => sectionOf(params.section)
  const token = applicationToken()
  onMount(() => token && !application() && void load())
  return (
    <Show when={token && section()} fallback={<Navigate href="/gabung" />}>
      <PublicPage wide>
        <Opened>
          {(shown) => (
            <Switch fallback={<Navigate href="/gabung" />}>
              <Match when={!isOpen(shown())}>
                <Navigate href="/gabung" />
              </Match>
              <Match when={section() === 'area'}>
                <AreaSection of={shown()} />
              </Match>
              <Match when={section() === 'contact'}>
                <ContactSection of={shown()} />
              </Match>
              <Match when={section() === 'basis'}>
                <BasisSection of={shown()} />
              </Match>
              <Match when={section() === 'agreement'}>
                <AgreementSection of={shown()} />
              </Match>
              <Match when={section() === 'email'}>
                <EmailSection of={shown()} />
              </Match>
            </Switch>
          )}
        </Opened>
      </PublicPage>
    </Show>
  )
}

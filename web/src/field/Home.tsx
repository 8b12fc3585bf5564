import { Show } from 'solid-js'
import { acting, may, session } from '../session.tsx'
import { t, tCode } from '../text/text.ts'
import { Facts } from '../ui/Facts.tsx'
import { PageHead } from '../ui/Heading.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'
import { Panel } from '../ui/Panel.tsx'

/** Where officers land whose own work has not been opened yet: who I am here, and honestly what can be done now. */
export function Home() {
  const role = () => tCode('role.', acting()?.role ?? '', 'role.other')
  const places = () => acting()?.scope.map(({ label }) => label) ?? []
  return (
    <div class="reading flex flex-col gap-6">
      <div class="-mb-6">
        <PageHead title={t('home.title', { name: session()?.person.name ?? '' })} />
      </div>
      <Panel
        status="done"
        title={t('home.ready', { role: role() })}
        actions={
          may('staff.list') && (
            <LinkButton href="/petugas" kind="main" large wide>
              {t('home.see_staff')}
            </LinkButton>
          )
        }
      >
        <p class="max-w-[54ch]">{t('home.no_work')}</p>
      </Panel>
      <section class="flex flex-col gap-3">
        <h2>{t('home.who')}</h2>
        <Facts
          facts={[
            { label: t('staff.role'), value: role() },
            { label: t('home.service'), value: acting()?.serviceName ?? acting()?.tenantName },
            {
              label: t('staff.scope'),
              value: (
                <Show when={places().length > 0} fallback={t('staff.whole', { tenant: acting()?.tenantName ?? '' })}>
                  <ul>
                    {places().map((place) => (
                      <li>{place}</li>
                    ))}
                  </ul>
                </Show>
              ),
            },
          ]}
        />
        <p class="text-small text-ink-2">{t('home.wrong')}</p>
      </section>
      <section class="flex flex-col gap-2">
        <h2>{t('home.now')}</h2>
        <ul class="divide-y divide-line border-y border-line">
          <Show when={may('tenant.show')}>
            <li>
              <a class="flex min-h-row items-center" href="/profil">
                {t('home.profile')}
              </a>
            </li>
          </Show>
          <li>
            <a class="flex min-h-row items-center" href="/lainnya">
              {t('home.settings')}
            </a>
          </li>
        </ul>
      </section>
    </div>
  )
}

import { Show } from 'solid-js'
import { api } from '../api.ts'
import { createAsk } from '../ask.ts'
import { Mend } from '../mend.tsx'
import { may } from '../session.tsx'
import '../text/tenant.ts'
import { t } from '../text/text.ts'
import { Answer } from '../ui/Answer.tsx'
import { Facts } from '../ui/Facts.tsx'
import { PageHead } from '../ui/Heading.tsx'
import { PractiseAction } from './Practise.tsx'
import { ProfileForm } from './ProfileForm.tsx'

/** What a district says of itself. Its admin writes it, everybody else in the district reads it. */
export function TenantProfile() {
  const ask = createAsk(
    'tenant.show',
    () => ({}),
    () => api.tenant.show.query({}),
  )
  return (
    <div class="reading flex flex-col">
      <PageHead title={t('profile.title')}>
        <p>{t('profile.text')}</p>
      </PageHead>
      <Answer of={ask}>
        {(tenant) => (
          <div class="flex flex-col gap-8">
            <Show when={may('tenant.describe')}>
              <Mend path="tenant.describe">
                {(mending) => <ProfileForm tenant={tenant()} again={ask.again} mending={mending} />}
              </Mend>
            </Show>
            <section class="flex flex-col gap-3">
              <h2>{t('profile.given')}</h2>
              <Facts
                facts={[
                  { label: t('tenant.name_label'), value: tenant().name },
                  {
                    label: t('tenant.areas'),
                    value: tenant()
                      .areas.map(({ label }) => label)
                      .join(', '),
                  },
                  ...(may('tenant.describe')
                    ? []
                    : [
                        { label: t('tenant.service'), value: tenant().serviceName ?? t('tenant.not_told') },
                        { label: t('tenant.phone'), value: tenant().phone ?? t('tenant.not_told') },
                        { label: t('tenant.address'), value: tenant().address ?? t('tenant.not_told') },
                      ]),
                ]}
              />
              <Show when={may('tenant.describe')}>
                <p class="text-small text-ink-2">{t('profile.given_text')}</p>
              </Show>
            </section>
            <Show when={may('tenant.practise') && tenant().state === 'AKTIF' && !tenant().practiceOf}>
              <section class="flex flex-col items-start gap-3">
                <h2>{t('profile.practise_title')}</h2>
                <p>{t('profile.practise_text')}</p>
                <PractiseAction code={tenant().code} name={tenant().name} again={ask.again} />
              </section>
            </Show>
          </div>
        )}
      </Answer>
    </div>
  )
}

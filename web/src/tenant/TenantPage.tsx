import { useParams } from '@solidjs/router'
import { api } from '../api.ts'
import { createAsk } from '../ask.ts'
import { day } from '../text/date.ts'
import { t, tCode } from '../text/text.ts'
import { Answer } from '../ui/Answer.tsx'
import { BackLink } from '../ui/BackLink.tsx'
import { Facts } from '../ui/Facts.tsx'
import { PageHead } from '../ui/Heading.tsx'
import { Panel } from '../ui/Panel.tsx'
import { tenantStatus } from './state.ts'

/** One district as the secretariat sees it. */
export function TenantPage() {
  const params = useParams<{ code: string }>()
  const ask = createAsk(
    'tenant.show',
    () => params.code,
    (code) => api.tenant.show.query({ code }),
  )
  return (
    <div class="reading flex flex-col">
      <BackLink href="/daerah">{t('tenant.to_list')}</BackLink>
      <Answer of={ask} title={t('place.tenants')}>
        {(tenant) => (
          <>
            <PageHead title={tenant().name}>{tenant().serviceName}</PageHead>
            <div class="flex flex-col gap-6">
              <Panel
                status={tenantStatus[tenant().state] ?? 'idle'}
                title={tCode('tenant.says.', tenant().state, 'tenant.state', { name: tenant().name })}
              >
                <p>{t('tenant.joined', { day: day(tenant().openedAt, tenant().code) })}</p>
              </Panel>
              <Facts
                facts={[
                  { label: t('tenant.kind'), value: tCode('tenant.kind.', tenant().kind, 'tenant.kind') },
                  {
                    label: t('tenant.areas'),
                    value: tenant()
                      .areas.map(({ label }) => label)
                      .join(', '),
                  },
                  { label: t('tenant.service'), value: tenant().serviceName ?? t('tenant.not_told') },
                  { label: t('tenant.phone'), value: tenant().phone ?? t('tenant.not_told') },
                  { label: t('tenant.address'), value: tenant().address ?? t('tenant.not_told') },
                ]}
              />
              <p class="text-small text-ink-2">{t('tenant.who_fills')}</p>
            </div>
          </>
        )}
      </Answer>
    </div>
  )
}

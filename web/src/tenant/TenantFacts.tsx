import { api } from '../api.ts'
import { createAsk } from '../ask.ts'
import { day, moment } from '../text/date.ts'
import '../text/tenant.ts'
import { t, tCode } from '../text/text.ts'
import { Answer } from '../ui/Answer.tsx'
import { Facts } from '../ui/Facts.tsx'
import { StatusTag } from '../ui/StatusTag.tsx'
import { TenantActs } from './TenantActs.tsx'
import { tenantStatus } from './state.ts'

/** What a district says of itself, as the secretariat sees it. */
export function TenantFacts(props: { code: string }) {
  const ask = createAsk(
    'tenant.show',
    () => props.code,
    (code) => api.tenant.show.query({ code }),
  )
  return (
    <section class="reading flex flex-col gap-3">
      <h2>{t('tenant.about')}</h2>
      <Answer of={ask}>
        {(tenant) => (
          <>
            <Facts
              facts={[
                {
                  label: t('tenant.state'),
                  value: (
                    <StatusTag status={tenantStatus[tenant().state] ?? 'idle'}>
                      {tCode('tenant.state.', tenant().state, 'tenant.state')}
                    </StatusTag>
                  ),
                },
                ...(tenant().stateReason
                  ? [
                      {
                        label: t('tenant.reason'),
                        value: (
                          <>
                            <p>{tenant().stateReason}</p>
                            <p class="text-small text-ink-2">
                              {t('tenant.state_of', {
                                by: tenant().stateBy ?? '',
                                moment: moment(tenant().stateAt ?? '', tenant().code),
                              })}
                            </p>
                          </>
                        ),
                      },
                    ]
                  : []),
                { label: t('tenant.since'), value: day(tenant().openedAt, tenant().code) },
                ...(tenant().agreement
                  ? [
                      {
                        label: t('tenant.agreement'),
                        value: t('tenant.agreement_of', {
                          version: tenant().agreement ?? '',
                          day: day(tenant().agreedAt ?? '', tenant().code),
                        }),
                      },
                    ]
                  : []),
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
            <TenantActs tenant={tenant()} again={ask.again} />
          </>
        )}
      </Answer>
    </section>
  )
}

import { useParams } from '@solidjs/router'
import { Show } from 'solid-js'
import { api } from '../api.ts'
import { createAsk } from '../ask.ts'
import { acting, may } from '../session.tsx'
import { day } from '../text/date.ts'
import { t, tCode } from '../text/text.ts'
import { Answer } from '../ui/Answer.tsx'
import { BackLink } from '../ui/BackLink.tsx'
import { Facts } from '../ui/Facts.tsx'
import { PageHead } from '../ui/Heading.tsx'
import { Trainings } from '../training/Trainings.tsx'
import { Contact } from './Contact.tsx'
import { scopeText } from './staff-values.ts'
import { StaffNow } from './StaffNow.tsx'

/** One officer: what is going on first, then what is known. */
export function StaffPage() {
  const params = useParams<{ id: string }>()
  const ask = createAsk(
    'staff.show',
    () => params.id,
    (id) => api.staff.show.query({ id }),
  )
  const units = createAsk(
    'unit.list',
    () => (may('unit.list') && ask.data()?.unit ? { id: ask.data()!.unit! } : undefined),
    (input) => api.unit.list.query(input),
  )
  const unit = () => units.data()?.[0]?.name
  const tenant = () => acting()?.tenant
  return (
    <div class="reading flex flex-col">
      <BackLink href="/petugas">{t('staff.to_list')}</BackLink>
      <Answer of={ask} title={t('place.staff')}>
        {(staff) => (
          <>
            <PageHead title={staff().name}>{tCode('role.', staff().role, 'role.other')}</PageHead>
            <div class="flex flex-col gap-6">
              <StaffNow staff={staff()} again={ask.again} />
              <Facts
                facts={[
                  { label: t('staff.role'), value: tCode('role.', staff().role, 'role.other') },
                  ...(unit() ? [{ label: t('staff.unit'), value: unit() }] : []),
                  { label: t('staff.scope'), value: scopeText(staff().scope) },
                  staff().userName
                    ? { label: t('staff.user_name'), value: staff().userName }
                    : {
                        label: t('staff.email'),
                        value: <Contact id={staff().id} name={staff().name} masked={staff().contact} />,
                      },
                  { label: t('staff.invited_at'), value: day(staff().invitedAt, tenant()) },
                  ...(staff().until ? [{ label: t('staff.until'), value: day(staff().until!) }] : []),
                  ...(staff().endedAt
                    ? [
                        { label: t('staff.ended_at'), value: day(staff().endedAt!, tenant()) },
                        { label: t('staff.ended_reason'), value: staff().endReason },
                      ]
                    : []),
                ]}
              />
              <Show when={may('audit.list')}>
                <a
                  class="no-print inline-flex min-h-control items-center self-start"
                  href={`/jejak?petugas=${staff().id}`}
                >
                  {t('staff.trail')}
                </a>
              </Show>
              <Show when={may('training.list')}>
                <Trainings staff={staff().id} name={staff().name} ended={staff().state === 'BERAKHIR'} />
              </Show>
            </div>
          </>
        )}
      </Answer>
    </div>
  )
}

import { lazy, Suspense } from 'solid-js'
import { acting } from '../session.tsx'
import { moment } from '../text/date.ts'
import { t, tCode } from '../text/text.ts'
import { scopeText } from './staff-values.ts'
import type { MadeCard } from './StaffCards.tsx'

const Qr = lazy(() => import('../second-factor/Qr.tsx').then((file) => ({ default: file.Qr })))

/** A card to cut out: who, where, the user name, the code, what to do with it and until when. */
export function Card(props: { of: MadeCard }) {
  const steps = () => [t('card.step_1'), t('card.step_2'), t('card.step_3')]
  return (
    <li class="flex break-inside-avoid flex-col gap-3 rounded-box border border-edge bg-surface p-4">
      <div>
        <p class="text-small text-ink-2">{props.of.tenantName}</p>
        <h2>{t(props.of.state === 'DIUNDANG' ? 'card.join' : 'card.reset')}</h2>
      </div>
      <div class="flex flex-wrap items-start gap-4">
        <Suspense fallback={<div class="size-40 rounded-box bg-sunken" />}>
          <Qr text={props.of.link} label={t('card.qr', { name: props.of.name })} small />
        </Suspense>
        <div class="min-w-0 flex-1 basis-40">
          <p class="font-bold">{props.of.name}</p>
          <p>
            {tCode('role.', props.of.role, 'role.other')}, {scopeText(props.of.scope)}
          </p>
        </div>
      </div>
      <div>
        <p class="text-small text-ink-2">{t('staff.user_name')}</p>
        <p class="font-bold break-all">{props.of.userName}</p>
      </div>
      <ol class="list-decimal pl-5 text-small">
        {steps().map((step) => (
          <li>{step}</li>
        ))}
      </ol>
      <p class="text-small font-semibold">
        {t('card.until', { moment: moment(String(props.of.expiresAt), acting()?.tenant) })}
      </p>
      <p class="text-small">{t('card.secret')}</p>
    </li>
  )
}

import type { Sending } from '../form.ts'
import { t } from '../text/text.ts'
import { Button } from '../ui/Button.tsx'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { Facts } from '../ui/Facts.tsx'
import type { OpenDraft } from './open-draft.ts'
import '../text/tenant.ts'

/** Everything that will be sent, to be read once more. */
export function TenantReview(props: { draft: OpenDraft; sending: Sending; onSend: () => void }) {
  return (
    <div class="flex flex-col gap-6">
      <ErrorSummary of={props.sending} />
      <Facts
        facts={[
          {
            label: t('tenant.kind'),
            value: t(props.draft.kind === 'province' ? 'tenant.kind.province' : 'tenant.kind.district'),
          },
          { label: t('tenant.areas'), value: props.draft.areas.map(({ label }) => label).join(', ') },
          { label: t('tenant.name_label'), value: props.draft.name },
          { label: t('tenant.first_admin'), value: props.draft.admin },
          { label: t('staff.email'), value: props.draft.email },
        ]}
      />
      <div class="flex flex-wrap items-center gap-x-6 gap-y-3">
        <Button kind="main" large wide busy={props.sending.busy()} onClick={() => props.onSend()}>
          {t('tenant.open')}
        </Button>
        <a class="inline-flex min-h-control items-center" href="/daerah/buka">
          {t('action.change_answers')}
        </a>
      </div>
    </div>
  )
}

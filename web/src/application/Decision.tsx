import { CHECKS } from '@slrt/domain/application'
import { createSignal, Show } from 'solid-js'
import type { Ask } from '../ask.ts'
import { createSending } from '../form.ts'
import { t } from '../text/text.ts'
import { Button } from '../ui/Button.tsx'
import { Confirm } from '../ui/Confirm.tsx'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'
import { sayDone } from '../ui/Toaster.tsx'
import { areaText, type Reviewed } from './states.ts'

/** The two ways out of a review: the district is born, or the application goes back with reasons. */
export function Decision(props: { of: Reviewed; ask: Ask<Reviewed> }) {
  const [asking, setAsking] = createSignal(false)
  const sending = createSending()
  const name = () => areaText(props.of.areas)
  const isChecked = () => props.of.checked.length === CHECKS.length
  const rivals = () => props.of.others.filter(({ state }) => state === 'DIKIRIM' || state === 'DIKEMBALIKAN')

  async function approve() {
    const { id, version } = props.of
    const result = await sending.send('application.approve', { id, version }, `application:${id}`, name())
    if (result === 'refused') return props.ask.again()
    setAsking(false)
    if (result === 'done') sayDone(t('application.approved', { name: name() }))
    await props.ask.again()
  }

  return (
    <div class="no-print flex flex-wrap gap-3">
      <Button kind={isChecked() ? 'main' : 'plain'} large onClick={() => setAsking(true)}>
        {t('application.approve')}
      </Button>
      <LinkButton href={`/permohonan/${props.of.id}/kembalikan`} large>
        {t('application.give_back')}
      </LinkButton>
      <Confirm
        open={asking()}
        onClose={() => setAsking(false)}
        title={t('application.approve_title', { name: name() })}
        action={t('application.approve')}
        onAction={() => void approve()}
        busy={sending.busy()}
      >
        <p>{t('application.approve_text', { email: props.of.email?.address ?? '' })}</p>
        <p>
          <Show when={rivals().length > 0} fallback={t('application.approve_alone')}>
            {t('application.approve_closes', {
              n: rivals().length,
              names: rivals()
                .map(({ institution }) => institution)
                .join(', '),
            })}
          </Show>
        </p>
        <ErrorSummary of={sending} />
      </Confirm>
    </div>
  )
}

import { createSignal, Show } from 'solid-js'
import { createSending } from '../form.ts'
import { t } from '../text/text.ts'
import { Button, type ButtonKind } from '../ui/Button.tsx'
import { Confirm } from '../ui/Confirm.tsx'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import type { Shown } from './words.ts'

type Step = 'pause' | 'resume' | 'cancel'

/** Takes a step with an import; its refusal stands beside it. Ending it for good is asked about first. */
export function StepButton(props: { of: Shown; step: Step; kind?: ButtonKind; again: () => void }) {
  const sending = createSending()
  const [asked, setAsked] = createSignal(false)
  async function take() {
    const { id, version, fileName } = props.of
    const result = await sending.send(`import.${props.step}`, { id, version }, `import:${id}`, fileName)
    if (result === 'refused') return
    setAsked(false)
    props.again()
  }
  return (
    <>
      <Show when={props.step !== 'cancel'}>
        <ErrorSummary of={sending} />
      </Show>
      <Button
        wide
        kind={props.kind}
        busy={sending.busy()}
        onClick={() => (props.step === 'cancel' ? setAsked(true) : void take())}
      >
        {t(`impor.step.${props.step}`)}
      </Button>
      <Show when={props.step === 'cancel'}>
        <Confirm
          open={asked()}
          onClose={() => setAsked(false)}
          title={t('impor.cancel_title')}
          action={t('impor.step.cancel')}
          onAction={() => void take()}
          busy={sending.busy()}
          danger
        >
          <p>{t(props.of.row > 0 ? 'impor.cancel_text' : 'impor.cancel_early')}</p>
          <ErrorSummary of={sending} />
        </Confirm>
      </Show>
    </>
  )
}

import { For, Show, createSignal } from 'solid-js'
import * as Check from '@kobalte/core/checkbox'
import CheckIcon from '~icons/lucide/check'
import { t } from '../text/text.ts'
import { Button } from '../ui/Button.tsx'
import { FieldError } from '../ui/TextField.tsx'
import '../text/account.ts'

/** Shown once: without the phone, one of these lets its owner in. */
export function BackupCodes(props: { codes: string[]; onNext: () => void; onBack: () => void }) {
  const [noted, setNoted] = createSignal(false)
  const [asked, setAsked] = createSignal(false)
  return (
    <>
      <p>{t('second.codes_text')}</p>
      <ul class="grid grid-cols-2 gap-x-6 gap-y-2 rounded-box border border-line p-4 text-h2 font-semibold">
        <For each={props.codes}>{(code) => <li>{code}</li>}</For>
      </ul>
      <Button class="no-print self-start" onClick={() => print()}>
        {t('action.print')}
      </Button>
      <Check.Root
        class="flex flex-col gap-1"
        checked={noted()}
        onChange={setNoted}
        validationState={asked() && !noted() ? 'invalid' : 'valid'}
      >
        <Show when={asked() && !noted()}>
          <Check.ErrorMessage>
            <FieldError>{t('second.note_first')}</FieldError>
          </Check.ErrorMessage>
        </Show>
        <div class="flex min-h-control items-center gap-3">
          <Check.Input class="peer" />
          <Check.Control class="grid size-6 flex-none place-items-center rounded-tag border-2 border-edge peer-focus-visible:outline-3 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-(--focus-out) data-checked:border-action data-checked:bg-action data-checked:text-on-action">
            <Check.Indicator>
              <CheckIcon class="size-4" aria-hidden="true" />
            </Check.Indicator>
          </Check.Control>
          <Check.Label class="flex min-h-control cursor-pointer items-center font-semibold">
            {t('second.noted')}
          </Check.Label>
        </div>
      </Check.Root>
      <div class="flex flex-wrap items-center gap-x-6 gap-y-3">
        <Button kind="main" large wide onClick={() => (noted() ? props.onNext() : setAsked(true))}>
          {t('action.next')}
        </Button>
        <Button kind="quiet" onClick={() => props.onBack()}>
          {t('action.back')}
        </Button>
      </div>
    </>
  )
}

import { Refusal } from '@slrt/domain/refusal'
import { createSignal, createUniqueId, For, Show } from 'solid-js'
import type { Problem } from '../problem.ts'
import { sentenceOf } from '../text/sentence.ts'
import { t } from '../text/text.ts'
import { Button, buttonClass } from '../ui/Button.tsx'
import { FieldError } from '../ui/TextField.tsx'
import { MOST_PROOFS, type Proofs } from './proofs.ts'
import Paperclip from '~icons/lucide/paperclip'

/** Photographs or PDFs of what the family got; none is fine too. */
export function ProofField(props: { of: Proofs }) {
  const [busy, setBusy] = createSignal(false)
  const [problem, setProblem] = createSignal<Problem>()
  const input = createUniqueId()

  async function take(files: readonly File[]) {
    setProblem(undefined)
    setBusy(true)
    try {
      await props.of.add(files)
    } catch (error) {
      setProblem({ code: error instanceof Refusal ? error.code : 'photo.unreadable' })
    }
    setBusy(false)
  }

  return (
    <div class="flex flex-col gap-2">
      <h2 class="text-label">
        {t('referral.proof')} <span class="font-normal text-ink-2">({t('form.optional')})</span>
      </h2>
      <p class="text-small text-ink-2">{t('referral.proof_hint')}</p>
      <div role="alert" class="empty:hidden">
        <Show when={problem()}>
          {(told) => (
            <FieldError>
              {told().code === 'file.too_large' ? t('referral.proof_too_large') : sentenceOf(told())}
            </FieldError>
          )}
        </Show>
      </div>
      <ul class="divide-y divide-line border-y border-line empty:hidden">
        <For each={props.of.proofs}>
          {(proof) => (
            <li class="flex min-h-row items-center justify-between gap-3">
              <span class="min-w-0 wrap-anywhere [unicode-bidi:isolate]">{proof.name}</span>
              <Button
                kind="quiet"
                class="min-w-12"
                aria-label={t('referral.proof_drop', { name: proof.name })}
                onClick={() => props.of.drop(proof.id)}
              >
                {t('outbox.drop')}
              </Button>
            </li>
          )}
        </For>
      </ul>
      <Show when={props.of.proofs.length < MOST_PROOFS}>
        <label
          for={input}
          class={`${buttonClass('plain', false, true)} cursor-pointer self-start has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-(--focus-out)`}
        >
          <input
            id={input}
            type="file"
            accept="image/*,application/pdf"
            multiple
            class="sr-only"
            disabled={busy()}
            onChange={(event) => {
              const { currentTarget } = event
              void take([...(currentTarget.files ?? [])]).then(() => (currentTarget.value = ''))
            }}
          />
          <Paperclip class="icon" aria-hidden="true" />
          {t(busy() ? 'referral.proof_busy' : 'referral.proof_take')}
        </label>
      </Show>
    </div>
  )
}

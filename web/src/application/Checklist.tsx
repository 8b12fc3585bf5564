import { CHECKS, type Check } from '@slrt/domain/application'
import { createSignal, For, Show } from 'solid-js'
import type { Ask } from '../ask.ts'
import { createSending } from '../form.ts'
import { t } from '../text/text.ts'
import { CheckRow } from '../ui/CheckRow.tsx'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import type { Reviewed } from './states.ts'

/** What is looked at before an approval. Each tick is kept at once, for whoever goes on with it. */
export function Checklist(props: { of: Reviewed; ask: Ask<Reviewed> }) {
  const sending = createSending()
  const [wanted, setWanted] = createSignal<readonly Check[]>()
  const ticked = () => wanted() ?? props.of.checked

  /** One after the other: each is about the version that the one before it made. */
  async function put(one: Check, isOn: boolean) {
    setWanted(CHECKS.filter((check) => (check === one ? isOn : ticked().includes(check))))
    if (sending.busy()) return
    for (let next = wanted(); next; next = wanted()) {
      const { id, version } = props.of
      const result = await sending.send('application.check', { id, version, checks: [...next] }, `application:${id}`)
      if (wanted() === next || result === 'refused') setWanted(undefined)
      await props.ask.again()
    }
  }

  return (
    <section class="flex max-w-3xl flex-col gap-3">
      <div>
        <h2>{t('application.checks_title')}</h2>
        <p class="text-ink-2">{t('application.checks_text')}</p>
      </div>
      <ErrorSummary of={sending} />
      <For each={CHECKS}>
        {(one) => (
          <CheckRow name={`check.${one}`} checked={ticked().includes(one)} onChange={(isOn) => void put(one, isOn)}>
            {t(`application.check.${one}`)}
          </CheckRow>
        )}
      </For>
      <p role="status" class="text-ink-2" aria-busy={sending.busy()}>
        <Show when={CHECKS.length > ticked().length}>
          {t('application.checks_left', { n: CHECKS.length - ticked().length })}
        </Show>
      </p>
    </section>
  )
}

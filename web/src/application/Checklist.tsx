import { CHECKS, type Check } from '@slrt/domain/application'
import { createSignal, For, Show } from 'solid-js'
import type { Ask } from '../ask.ts'
import { createSending } from '../form.ts'
import { t } from '../text/text.ts'
import { CheckRow } from '../ui/CheckRow.tsx'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import type { Reviewed } from './states.ts'

type Ticks = Partial<Record<Check, boolean>>

/** Tries after somebody else's tick came first, or before the news of one's own. */
const PATIENCE = 6
const NEWS_MS = 250

/** What is looked at before an approval. Each tick is kept at once, beside those of whoever else checks it. */
export function Checklist(props: { of: Reviewed; ask: Ask<Reviewed> }) {
  const sending = createSending()
  /** Pressed here, and not yet known to the server. */
  const [pressed, setPressed] = createSignal<Ticks>({})
  const ticked = () => CHECKS.filter((one) => pressed()[one] ?? props.of.checked.includes(one))

  const [keeping, setKeeping] = createSignal(false)

  async function put(one: Check, isOn: boolean) {
    setPressed((before) => ({ ...before, [one]: isOn }))
    if (keeping()) return
    setKeeping(true)
    await keep().finally(() => setKeeping(false))
  }

  /** Sends one after the other: each is about the version that the one before it made. */
  async function keep() {
    for (let behind = 0; Object.keys(pressed()).length > 0;) {
      const sent = pressed()
      const { id, version } = props.of
      const result = await sending.send('application.check', { id, version, checks: ticked() }, `application:${id}`)
      const isBehind = result === 'refused' && sending.problem()?.code === 'application.changed' && ++behind < PATIENCE
      if (isBehind) {
        sending.say()
        await new Promise((resolve) => setTimeout(resolve, NEWS_MS))
      }
      await props.ask.again()
      if (result === 'refused' && !isBehind) return setPressed({})
      if (!isBehind) setPressed((now) => without(now, sent))
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
      <p role="status" class="text-ink-2" aria-busy={keeping()}>
        <Show when={CHECKS.length > ticked().length}>
          {t('application.checks_left', { n: CHECKS.length - ticked().length })}
        </Show>
      </p>
    </section>
  )
}

/** The ticks that were pressed after those were sent. */
const without = (now: Ticks, sent: Ticks): Ticks =>
  Object.fromEntries(CHECKS.filter((one) => one in now && now[one] !== sent[one]).map((one) => [one, now[one]]))

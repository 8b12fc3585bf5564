import { createSignal, For, Show } from 'solid-js'
import { api, type Outputs } from '../api.ts'
import { createAsk } from '../ask.ts'
import { createSending } from '../form.ts'
import { may } from '../session.tsx'
import { day } from '../text/date.ts'
import { t } from '../text/text.ts'
import { Answer } from '../ui/Answer.tsx'
import { Button } from '../ui/Button.tsx'
import { Confirm } from '../ui/Confirm.tsx'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { StatusTag, type Status } from '../ui/StatusTag.tsx'
import { sayDone } from '../ui/Toaster.tsx'
import { Bones } from '../ui/Wait.tsx'
import { AddTrainingForm } from './AddTrainingForm.tsx'
import Plus from '~icons/lucide/plus'

type Training = Outputs['training']['list'][number]

const statusOf: Record<Training['state'], Status> = { BERLAKU: 'done', TETAP: 'done', HABIS: 'late' }

/** Courses of one officer: what, held by whom and when, and whether it still counts. */
export function Trainings(props: { staff: string; name: string; ended: boolean }) {
  const ask = createAsk(
    'training.list',
    () => ({ staff: props.staff }),
    (input) => api.training.list.query(input),
  )
  const [adding, setAdding] = createSignal(false)
  const [removing, setRemoving] = createSignal<Training>()
  return (
    <section aria-labelledby="bimtek" class="flex flex-col gap-3">
      <h2 id="bimtek">{t('training.title')}</h2>
      <Answer of={ask} bones={<Bones rows={2} />}>
        {(rows) => (
          <Show when={rows().length > 0} fallback={<p class="text-ink-2">{t('training.none')}</p>}>
            <ul class="divide-y divide-line border-y border-line">
              <For each={rows()}>{(row) => <Course of={row} onRemove={() => setRemoving(row)} />}</For>
            </ul>
          </Show>
        )}
      </Answer>
      <Show when={may('training.add') && !props.ended && !adding()}>
        <Button class="self-start" onClick={() => setAdding(true)}>
          <Plus class="icon" aria-hidden="true" />
          {t('training.add')}
        </Button>
      </Show>
      <Show when={adding()}>
        <AddTrainingForm staff={props.staff} name={props.name} onClose={() => setAdding(false)} again={ask.again} />
      </Show>
      <Show when={removing()}>
        {(row) => <RemoveDialog of={row()} onClose={() => setRemoving(undefined)} again={ask.again} />}
      </Show>
    </section>
  )
}

function Course(props: { of: Training; onRemove: () => void }) {
  const until = () => ({ day: props.of.validUntil ? day(props.of.validUntil) : '' })
  return (
    <li class="flex flex-wrap items-center gap-x-4 gap-y-1 py-3">
      <div class="min-w-0 flex-1 basis-56">
        <p class="max-w-[50ch] font-semibold">{props.of.title}</p>
        <p class="text-small text-ink-2">
          {t('training.by', { organiser: props.of.organiser, day: day(props.of.heldOn) })}
        </p>
      </div>
      <StatusTag status={statusOf[props.of.state]}>{t(`training.state.${props.of.state}`, until())}</StatusTag>
      <Show when={may('training.remove')}>
        <Button
          kind="quiet"
          class="min-w-12"
          aria-label={t('training.remove_of', { title: props.of.title })}
          onClick={props.onRemove}
        >
          {t('training.remove')}
        </Button>
      </Show>
    </li>
  )
}

function RemoveDialog(props: { of: Training; onClose: () => void; again: () => Promise<void> }) {
  const sending = createSending()
  async function remove() {
    const { id, version, title, staff } = props.of
    const result = await sending.send('training.remove', { id, version }, `staff:${staff}`, title)
    if (result === 'refused') return
    if (result === 'done') sayDone(t('training.removed'))
    await props.again()
    props.onClose()
  }
  return (
    <Confirm
      open
      onClose={props.onClose}
      title={t('training.remove_title')}
      action={t('training.remove')}
      onAction={() => void remove()}
      danger
      busy={sending.busy()}
    >
      <p class="max-w-[40ch]">{t('training.remove_text', { title: props.of.title })}</p>
      <ErrorSummary of={sending} />
    </Confirm>
  )
}

import { createSignal, For, Show } from 'solid-js'
import { createDraft } from '../draft.ts'
import { createSending } from '../form.ts'
import { acting, may } from '../session.tsx'
import { ago, moment } from '../text/date.ts'
import { t } from '../text/text.ts'
import { Button } from '../ui/Button.tsx'
import { CheckRow } from '../ui/CheckRow.tsx'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { sayDone } from '../ui/Toaster.tsx'
import { personText } from './person-text.ts'
import { RefuseDialog } from './RefuseDialog.tsx'
import { nikText, TransferCard } from './TransferCard.tsx'
import type { Transfer } from './TransferList.tsx'

/** A family that another district asks for: who of it goes, or why nobody does. */
export function AskedOfUs(props: { of: Transfer; isFirst: boolean; onDone: () => void }) {
  const place = () => props.of.beside?.label ?? ''
  return (
    <TransferCard of={props.of} direction="MASUK">
      <p>
        {t('transfer.asks', { place: place(), ago: ago(props.of.askedAt) })}.{' '}
        {t(`transfer.reason_of.${props.of.reason}`)}
      </p>
      <p class="text-ink-2">
        <Show when={props.of.name}>{nikText(props.of.nik)}</Show>{' '}
        <Show when={props.of.household}>
          {(household) => <a href={`/keluarga/${household()}`}>{t('transfer.family')}</a>}
        </Show>
      </p>
      <Show when={props.of.answeredAt && props.of.by}>
        {(by) => (
          <p>
            {t('transfer.answered_by', { by: by(), moment: moment(props.of.answeredAt!, acting()?.tenant) })}{' '}
            <Show when={props.of.answer}>
              {(answer) => t('transfer.answer_of', { answer: t(`transfer.answer.${answer()}`) })}
            </Show>
          </p>
        )}
      </Show>
      <Show when={props.of.state === 'DIMINTA' && may('transfer.answer')}>
        <Answering of={props.of} isFirst={props.isFirst} onDone={() => props.onDone()} />
      </Show>
    </TransferCard>
  )
}

function Answering(props: { of: Transfer; isFirst: boolean; onDone: () => void }) {
  const all = () => props.of.persons.flatMap(({ id }) => id ?? [])
  const draft = createDraft(`transfer.answer.${props.of.id}`, { stays: [] as string[] })
  const goes = () => all().filter((id) => !draft.values.stays.includes(id))
  const sending = createSending()
  const [refuses, setRefuses] = createSignal(false)
  const place = () => props.of.beside?.label ?? ''

  async function hand() {
    const { id, version, name } = props.of
    const persons = goes()
    if (!sending.accepts(persons.length === 0 ? [{ path: 'given', reason: 'required' }] : [])) return
    const input = { id, version, answer: { persons } }
    const result = await sending.send('transfer.answer', input, `transfer:${id}`, name ?? '')
    if (result === 'refused') return
    draft.reset({ stays: [] })
    if (result === 'done') sayDone(t('transfer.handed', { n: persons.length, place: place() }))
    props.onDone()
  }
  const set = (id: string, isGoing: boolean) =>
    draft.set('stays', (stays) => (isGoing ? stays.filter((one) => one !== id) : [...stays, id]))
  return (
    <>
      <Show when={all().length > 0}>
        <fieldset class="flex flex-col gap-2">
          <legend class="text-label">{t('transfer.who_goes')}</legend>
          <p class="text-small text-ink-2">{t('transfer.who_goes_hint')}</p>
          <For each={props.of.persons}>
            {(person, at) => (
              <CheckRow
                name={at() === 0 ? 'given' : `given.${at()}`}
                checked={goes().includes(person.id ?? '')}
                onChange={(isGoing) => set(person.id ?? '', isGoing)}
                hint={personText(person)}
                error={at() === 0 ? sending.errorAt('given') : undefined}
              >
                {person.isHere ? `${person.name} (${t('transfer.was_asked')})` : person.name}
              </CheckRow>
            )}
          </For>
        </fieldset>
        <p class="max-w-[48ch] text-small text-ink-2">
          {t('transfer.crosses')} {t('transfer.crosses_then')}
        </p>
      </Show>
      <ErrorSummary of={sending} />
      <div class="no-print flex flex-col gap-3 tablet:flex-row">
        <Show when={all().length > 0}>
          <Button kind={props.isFirst ? 'main' : undefined} wide busy={sending.busy()} onClick={() => void hand()}>
            {t('transfer.hand', { n: goes().length })}
          </Button>
        </Show>
        <Button wide onClick={() => setRefuses(true)}>
          {t('transfer.refuse')}
        </Button>
      </div>
      <RefuseDialog
        of={props.of}
        open={refuses()}
        onClose={() => setRefuses(false)}
        onDone={() => {
          setRefuses(false)
          props.onDone()
        }}
      />
    </>
  )
}

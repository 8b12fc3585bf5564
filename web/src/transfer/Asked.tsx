import { createSignal, For, Show } from 'solid-js'
import { createSending } from '../form.ts'
import { acting, may } from '../session.tsx'
import { ago, moment } from '../text/date.ts'
import { t } from '../text/text.ts'
import { Button } from '../ui/Button.tsx'
import { Confirm } from '../ui/Confirm.tsx'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'
import { sayDone } from '../ui/Toaster.tsx'
import { personText } from './person-text.ts'
import { nikText, TransferCard } from './TransferCard.tsx'
import type { Transfer } from './TransferList.tsx'

/** A family that this district asks for: waiting, handed over, or not. */
export function Asked(props: { of: Transfer; onDone: () => void }) {
  const [asks, setAsks] = createSignal(false)
  const state = () => props.of.state
  const name = () => props.of.name ?? ''
  return (
    <TransferCard of={props.of} direction="KELUAR">
      <p class="max-w-[60ch] text-ink-2">
        {nikText(props.of.nik)} · {t('transfer.asked_by', { by: props.of.by ?? '', ago: ago(props.of.askedAt) })}.{' '}
        <Show when={state() === 'DIMINTA'}>{t('transfer.where_later')}</Show>
      </p>
      <Show when={props.of.beside && props.of.answeredAt}>
        {(at) => (
          <p>
            {t('transfer.answered', { place: props.of.beside!.label, moment: moment(at(), acting()?.tenant) })}{' '}
            <Show when={props.of.answer}>
              {(answer) => t('transfer.answer_of', { answer: t(`transfer.answer.${answer()}`) })}
            </Show>
          </p>
        )}
      </Show>
      <Show when={state() === 'DISERAHKAN'}>
        <Show when={props.of.from}>
          {(from) => <p>{t('transfer.lived', { address: props.of.address ?? '', from: from() })}</p>}
        </Show>
        <ul class="divide-y divide-line border-y border-line" aria-label={t('transfer.persons')}>
          <For each={props.of.persons}>
            {(person) => (
              <li class="flex flex-col py-2">
                <bdi class="font-semibold wrap-anywhere">{person.name}</bdi>
                <span class="text-small text-ink-2">
                  {personText(person)}
                  <Show when={person.isHere}> · {t('transfer.is_here')}</Show>
                </span>
              </li>
            )}
          </For>
        </ul>
        <Show when={may('transfer.accept')}>
          <div class="no-print">
            <LinkButton wide href={`/serah-terima/${props.of.id}/terima`}>
              {t('transfer.take', { name: name() })}
            </LinkButton>
          </div>
        </Show>
      </Show>
      <Show when={state() === 'DIMINTA' && may('transfer.withdraw')}>
        <Button wide class="no-print self-start" onClick={() => setAsks(true)}>
          {t('transfer.withdraw')}
        </Button>
        <WithdrawDialog
          of={props.of}
          open={asks()}
          onClose={() => setAsks(false)}
          onDone={() => {
            setAsks(false)
            props.onDone()
          }}
        />
      </Show>
      <Show when={state() !== 'DIMINTA' && state() !== 'DISERAHKAN' && props.of.household}>
        {(household) => <a href={`/keluarga/${household()}`}>{t('transfer.family')}</a>}
      </Show>
    </TransferCard>
  )
}

function WithdrawDialog(props: { of: Transfer; open: boolean; onClose: () => void; onDone: () => void }) {
  const sending = createSending()
  async function withdraw() {
    const { id, version, name } = props.of
    const result = await sending.send('transfer.withdraw', { id, version }, `transfer:${id}`, name ?? '')
    if (result === 'refused') return
    if (result === 'done') sayDone(t('transfer.withdrawn', { name: name ?? '' }))
    props.onDone()
  }
  return (
    <Confirm
      open={props.open}
      onClose={() => props.onClose()}
      title={t('transfer.withdraw_title')}
      action={t('transfer.withdraw')}
      onAction={() => void withdraw()}
      busy={sending.busy()}
    >
      <p>{t('transfer.withdraw_text')}</p>
      <ErrorSummary of={sending} />
    </Confirm>
  )
}

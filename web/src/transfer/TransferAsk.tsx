import { TRANSFER_REASONS, Unknown } from '@slrt/domain/transfer'
import { newId } from '@slrt/domain/id'
import { useNavigate, useSearchParams } from '@solidjs/router'
import { createSignal, Show } from 'solid-js'
import { api } from '../api.ts'
import { createAsk } from '../ask.ts'
import { check } from '../attempt.ts'
import { createSending } from '../form.ts'
import type { FieldProblem } from '../problem.ts'
import { t } from '../text/text.ts'
import { Answer } from '../ui/Answer.tsx'
import { BackLink } from '../ui/BackLink.tsx'
import { Button } from '../ui/Button.tsx'
import { ChoiceRows } from '../ui/ChoiceRows.tsx'
import { Facts } from '../ui/Facts.tsx'
import { Form } from '../ui/Form.tsx'
import { PageHead } from '../ui/Heading.tsx'
import { TextField } from '../ui/TextField.tsx'
import { sayDone } from '../ui/Toaster.tsx'
import { nikText } from './TransferCard.tsx'

type Known = { readonly id: string; readonly name: string; readonly nik: string | null }

/** Asks the other district for somebody: of the own register, named in the address, or by a number from a card. */
export function TransferAsk() {
  const [search] = useSearchParams<{ orang?: string; keluarga?: string }>()
  const ask = createAsk(
    'household.show',
    () => search.keluarga,
    (id) => api.household.show.query({ id }),
  )
  return (
    <div class="reading flex flex-col">
      <BackLink href="/serah-terima">{t('transfer.to_list')}</BackLink>
      <PageHead title={t('transfer.ask_title')}>
        <p class="max-w-[52ch]">{t('transfer.ask_text')}</p>
      </PageHead>
      <Show when={search.keluarga && search.orang} fallback={<Asking known={undefined} />}>
        <Answer of={ask}>
          {(family) => <Asking known={family().persons.find(({ id }) => id === search.orang)} />}
        </Answer>
      </Show>
    </div>
  )
}

function Asking(props: { known: Known | undefined }) {
  const navigate = useNavigate()
  const sending = createSending()
  // A number from a card is nothing that a tab should keep: what is written here lives as long as the page.
  const [name, setName] = createSignal('')
  const [nik, setNik] = createSignal('')
  const [reason, setReason] = createSignal('')
  const id = newId()

  async function send() {
    const about = props.known?.name ?? name()
    const who = props.known ? { person: props.known.id } : { nik: nik(), name: name() }
    const input = { id, who, reason: reason() }
    const problems = [
      ...(props.known ? [] : check(Unknown, who).map(atAsked)),
      ...(reason() ? [] : [{ path: 'transfer_reason', reason: 'required' }]),
    ]
    if (!sending.accepts(problems)) return
    const result = await sending.send('transfer.ask', input, `transfer:${id}`, about)
    if (result === 'refused') return
    if (result === 'waiting') return navigate('/kiriman')
    sayDone(t('transfer.sent', { name: about }))
    navigate('/serah-terima', { replace: true })
  }
  return (
    <Form of={sending} onSubmit={send}>
      <Show
        when={props.known}
        fallback={
          <>
            <TextField
              name="asked_nik"
              label={t('transfer.nik')}
              hint={t('transfer.nik_hint')}
              inputmode="numeric"
              maxlength={24}
              width="tablet:max-w-80"
              value={nik()}
              onInput={setNik}
              error={sending.errorAt('asked_nik')}
            />
            <TextField
              name="name"
              label={t('transfer.name')}
              maxlength={120}
              value={name()}
              onInput={setName}
              error={sending.errorAt('name')}
            />
          </>
        }
      >
        {(known) => (
          <Facts
            facts={[
              { label: t('transfer.name'), value: known().name },
              { label: t('transfer.nik'), value: nikText(known().nik) },
            ]}
          />
        )}
      </Show>
      <ChoiceRows
        name="transfer_reason"
        label={t('transfer.reason')}
        value={reason()}
        onChange={setReason}
        error={sending.errorAt('transfer_reason')}
        choices={TRANSFER_REASONS.map((value) => ({ value, label: t(`transfer.reason.${value}`) }))}
      />
      <Button type="submit" kind="main" large wide class="self-start" busy={sending.busy()}>
        {t('transfer.ask_action')}
      </Button>
    </Form>
  )
}

/** This number is not one of a form in which it may be missing. */
const atAsked = (one: FieldProblem): FieldProblem => (one.path === 'nik' ? { ...one, path: 'asked_nik' } : one)

import { AcceptTransfer } from '@slrt/domain/transfer'
import { newId } from '@slrt/domain/id'
import { useNavigate, useParams } from '@solidjs/router'
import { Show } from 'solid-js'
import { api } from '../api.ts'
import { createAsk } from '../ask.ts'
import { check } from '../attempt.ts'
import { createDraft } from '../draft.ts'
import { createSending } from '../form.ts'
import { acting } from '../session.tsx'
import { t } from '../text/text.ts'
import { Answer } from '../ui/Answer.tsx'
import { AreaPicker, type Area } from '../ui/AreaPicker.tsx'
import { BackLink } from '../ui/BackLink.tsx'
import { Button } from '../ui/Button.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Form } from '../ui/Form.tsx'
import { PageHead } from '../ui/Heading.tsx'
import { Notice } from '../ui/Notice.tsx'
import { TextField } from '../ui/TextField.tsx'
import { sayDone } from '../ui/Toaster.tsx'
import type { Transfer } from './TransferList.tsx'

/** Takes in a family that was handed over: where it lives now. */
export function TransferAccept() {
  const params = useParams<{ id: string }>()
  const ask = createAsk(
    'transfer.list',
    () => ({ direction: 'KELUAR' as const }),
    (input) => api.transfer.list.query(input),
  )
  return (
    <div class="reading flex flex-col">
      <BackLink href="/serah-terima">{t('transfer.to_list')}</BackLink>
      <Answer of={ask} title={t('transfer.take_action')}>
        {(page) => (
          <Show
            when={page().rows.find(({ id, state }) => id === params.id && state === 'DISERAHKAN')}
            fallback={
              <>
                <PageHead title={t('transfer.take_action')} />
                <Empty title={t('transfer.not_there')} />
              </>
            }
          >
            {(one) => <Taking of={one()} />}
          </Show>
        )}
      </Answer>
    </div>
  )
}

function Taking(props: { of: Transfer }) {
  const navigate = useNavigate()
  const { id, version } = props.of
  const name = props.of.name ?? ''
  const household = newId()
  const draft = createDraft(`transfer.accept.${id}`, {
    place: null as Area | null,
    rt: '',
    rw: '',
    address: '',
  })
  const sending = createSending()

  async function send() {
    const { place, rt, rw, address } = draft.values
    const input = { id, version, household, desa: place?.code ?? '', rt, rw, address }
    const found = check(AcceptTransfer, input).map((one) => (one.path === 'desa' ? { path: 'place', reason: 'required' } : one)) // prettier-ignore
    if (!sending.accepts(found)) return
    const result = await sending.send('transfer.accept', input, `transfer:${id}`, name)
    if (result === 'refused') return
    draft.reset({ place: null, rt: '', rw: '', address: '' })
    if (result === 'waiting') return navigate('/kiriman')
    sayDone(t('transfer.taken', { name }))
    navigate(`/keluarga/${props.of.persons.some(({ isHere }) => isHere) ? (props.of.household ?? household) : household}`, { replace: true }) // prettier-ignore
  }
  return (
    <>
      <PageHead title={t('transfer.take_title', { name })}>
        <p>{t('transfer.take_text')}</p>
      </PageHead>
      <Form of={sending} onSubmit={send}>
        <Show when={props.of.persons.some(({ isHere }) => isHere)}>
          <Notice kind="info">{t('transfer.take_joins')}</Notice>
        </Show>
        <AreaPicker
          name="place"
          label={t('transfer.area')}
          level="desa"
          under={acting()?.tenant.slice(0, 5)}
          value={draft.values.place ? [draft.values.place] : []}
          onChange={(areas) => draft.set({ place: areas.at(-1) ?? null })}
          error={sending.errorAt('place')}
        />
        <div class="flex gap-4">
          <TextField
            name="rt"
            label={t('transfer.rt')}
            inputmode="numeric"
            maxlength={3}
            width="max-w-24"
            value={draft.values.rt}
            onInput={(rt) => draft.set({ rt })}
            error={sending.errorAt('rt')}
          />
          <TextField
            name="rw"
            label={t('transfer.rw')}
            inputmode="numeric"
            maxlength={3}
            width="max-w-24"
            value={draft.values.rw}
            onInput={(rw) => draft.set({ rw })}
            error={sending.errorAt('rw')}
          />
        </div>
        <TextField
          name="address"
          label={t('transfer.address')}
          maxlength={300}
          value={draft.values.address}
          onInput={(address) => draft.set({ address })}
          error={sending.errorAt('address')}
        />
        <Button type="submit" kind="main" large wide class="self-start" busy={sending.busy()}>
          {t('transfer.take_action')}
        </Button>
      </Form>
    </>
  )
}

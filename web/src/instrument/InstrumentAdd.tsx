import { cited, type InstrumentType } from '@slrt/domain/instrument'
import { newId } from '@slrt/domain/id'
import { useNavigate } from '@solidjs/router'
import { createSignal, Show } from 'solid-js'
import { api } from '../api.ts'
import { createAsk } from '../ask.ts'
import { createDraft } from '../draft.ts'
import { createSending } from '../form.ts'
import { Mend, type Mending } from '../mend.tsx'
import '../text/regulation.ts'
import { t } from '../text/text.ts'
import { BackLink } from '../ui/BackLink.tsx'
import { Button } from '../ui/Button.tsx'
import { Form } from '../ui/Form.tsx'
import { PageHead } from '../ui/Heading.tsx'
import { Kept } from '../ui/Kept.tsx'
import { Restored } from '../ui/Restored.tsx'
import { sayDone } from '../ui/Toaster.tsx'
import { empty, inputOf, problemsOf, writtenIn, type InstrumentValues } from './instrument-values.ts'
import { InstrumentFields } from './InstrumentFields.tsx'

const list = '/peraturan/dasar-hukum'

/** "Perbup 12/2026" of a form that is complete. */
export const citationOf = ({ type, number, year }: InstrumentValues): string =>
  cited({ type: type as InstrumentType, number: number.trim(), year: Number(year) })

/** Adds a legal instrument that rules can cite. */
export function InstrumentAdd() {
  return <Mend path="instrument.add">{(mending) => <Adding mending={mending} />}</Mend>
}

function Adding(props: { mending: Mending | undefined }) {
  const navigate = useNavigate()
  const draft = props.mending
    ? createDraft(`mend.${props.mending.id}`, empty, writtenIn(props.mending.input))
    : createDraft('instrument.add', empty)
  const sending = createSending(props.mending?.id)
  const [kept, setKept] = createSignal('')
  const known = createAsk(
    'instrument.list',
    () => ({}),
    (input) => api.instrument.list.query(input),
  )

  async function send() {
    // The id is final from the first try on: an instrument that is sent twice is one.
    if (!draft.values.id) draft.set({ id: newId() })
    if (!sending.accepts(problemsOf(draft.values))) return
    const citation = citationOf(draft.values)
    const input = inputOf(draft.values)
    const result = await sending.send('instrument.add', input, `instrument:${input.id}`, citation, `${list}/tambah`)
    if (result === 'refused') return
    draft.reset(empty)
    if (result === 'waiting') return void setKept(`instrument:${input.id}`)
    sayDone(t('instrument.added', { citation }))
    navigate(list, { replace: true })
  }

  return (
    <div class="reading flex flex-col">
      <Show
        when={!kept()}
        fallback={
          <Kept subject={kept()} title={t('instrument.add_title')} back={list} backText={t('instrument.to_list')} />
        }
      >
        <BackLink href={list}>{t('instrument.to_list')}</BackLink>
        <PageHead title={t('instrument.add_title')}>
          <p>{t('instrument.add_text')}</p>
        </PageHead>
        <Form of={sending} onSubmit={send}>
          <Restored of={draft} onClear={() => draft.reset(empty)} />
          <InstrumentFields
            values={draft.values}
            set={(part) => draft.set(part)}
            attempt={sending}
            known={known.data() ?? []}
          />
          <Button type="submit" kind="main" large wide class="self-start" busy={sending.busy()}>
            {t('instrument.save_new')}
          </Button>
        </Form>
      </Show>
    </div>
  )
}

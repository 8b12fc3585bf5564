import { useNavigate, useParams } from '@solidjs/router'
import { createSignal, Show } from 'solid-js'
import { api } from '../api.ts'
import { createAsk } from '../ask.ts'
import { createDraft } from '../draft.ts'
import { createSending } from '../form.ts'
import { Mend, type Mending } from '../mend.tsx'
import { createPending } from '../pending.ts'
import { may } from '../session.tsx'
import '../text/regulation.ts'
import { t } from '../text/text.ts'
import { Answer } from '../ui/Answer.tsx'
import { BackLink } from '../ui/BackLink.tsx'
import { Button } from '../ui/Button.tsx'
import { Facts } from '../ui/Facts.tsx'
import { Failure } from '../ui/Failure.tsx'
import { Form } from '../ui/Form.tsx'
import { PageHead } from '../ui/Heading.tsx'
import { Kept } from '../ui/Kept.tsx'
import { sayDone } from '../ui/Toaster.tsx'
import { createVersioned, UnlessOvertaken } from '../versioned.tsx'
import { draftSpan } from '../regulation/differences.ts'
import { citationOf } from './InstrumentAdd.tsx'
import {
  inputOf,
  problemsOf,
  spanText,
  valuesOf,
  writtenIn,
  type Instrument,
  type InstrumentValues,
} from './instrument-values.ts'
import { InstrumentFields } from './InstrumentFields.tsx'

const list = '/peraturan/dasar-hukum'
type Values = InstrumentValues & { version: number }
const withVersion = (one: Instrument): Values => ({ ...valuesOf(one), version: one.version })

/** One instrument: to be read, and changed where it is one's own. */
export function InstrumentPage() {
  const params = useParams<{ id: string }>()
  const ask = createAsk(
    'instrument.list',
    () => ({}),
    (input) => api.instrument.list.query(input),
  )
  const isChanged = (one: Instrument) => one.isOwn && may('instrument.change')
  return (
    <div class="reading flex flex-col">
      <BackLink href={list}>{t('instrument.to_list')}</BackLink>
      <Answer of={ask} title={t('rules.instruments')}>
        {(all) => (
          <Show
            when={all().find(({ id }) => id === params.id)}
            fallback={
              <>
                <PageHead title={t('instrument.gone')} />
                <Failure problem={{ code: 'instrument.not_found' }} />
              </>
            }
          >
            {(one) => (
              <>
                <PageHead
                  title={isChanged(one()) ? t('instrument.change_title', { citation: one().citation }) : one().citation}
                >
                  <Show when={isChanged(one()) && one().entries > 0}>
                    <p>{t('instrument.change_text')}</p>
                  </Show>
                </PageHead>
                <Show when={isChanged(one())} fallback={<Read one={one()} />}>
                  <Mend path="instrument.change">
                    {(mending) => <ChangeForm one={one()} all={all()} again={ask.again} mending={mending} />}
                  </Mend>
                </Show>
              </>
            )}
          </Show>
        )}
      </Answer>
    </div>
  )
}

const Read = (props: { one: Instrument }) => (
  <Facts
    facts={[
      { label: t('instrument.about'), value: props.one.title },
      { label: t('instrument.issuer'), value: props.one.issuer },
      { label: t('instrument.in_force'), value: spanText(props.one) },
      {
        label: t('instrument.used'),
        value: props.one.entries > 0 ? t('instrument.used_by', { n: props.one.entries }) : t('instrument.not_used'),
      },
    ]}
  />
)

function ChangeForm(props: {
  one: Instrument
  all: readonly Instrument[]
  again: () => Promise<void>
  mending: Mending | undefined
}) {
  const navigate = useNavigate()
  const subject = `instrument:${props.one.id}`
  const written = props.mending && {
    ...writtenIn(props.mending.input),
    version: Number(props.mending.input['version']),
  }
  const draft = createDraft(`instrument.change.${props.mending?.id ?? props.one.id}`, withVersion(props.one), written)
  const sending = createSending(props.mending?.id)
  const pending = createPending(subject)
  const [kept, setKept] = createSignal(false)
  const versioned = createVersioned({
    draft,
    sending,
    theirs: () => withVersion(props.one),
    again: () => props.again(),
    changed: 'instrument.changed',
  })

  async function send() {
    const { version, ...values } = draft.values
    if (!sending.accepts(problemsOf(values))) return
    const citation = citationOf(values)
    const input = { ...inputOf(values, props.one.file), version }
    const form = `${list}/${props.one.id}`
    const result = await sending.send('instrument.change', input, subject, citation, form)
    if (result === 'refused') return void (await versioned.meet())
    draft.reset({ ...draft.values, version: version + 1 })
    if (result === 'waiting') return void setKept(true)
    sayDone(t('instrument.saved', { citation }))
    navigate(list, { replace: true })
  }
  const repeals = ({ repeals: id }: InstrumentValues) => props.all.find((one) => one.id === id)?.citation ?? ''
  const parts = () => {
    const theirs = withVersion(props.one)
    const part = (label: string, of: (values: InstrumentValues) => string) => ({
      label,
      theirs: of(theirs),
      mine: of(draft.values),
    })
    return [
      part(t('instrument.citation'), citationOf),
      part(t('instrument.name'), ({ title }) => title),
      part(t('instrument.issuer'), ({ issuer }) => issuer),
      part(t('instrument.in_force'), draftSpan),
      part(t('instrument.repeals'), repeals),
    ]
  }

  return (
    <Show
      when={!kept() && !pending()}
      fallback={<Kept subject={subject} back={list} backText={t('instrument.to_list')} />}
    >
      <UnlessOvertaken of={versioned} parts={parts()} onMine={send}>
        <Form of={sending} onSubmit={send}>
          <InstrumentFields values={draft.values} set={(part) => draft.set(part)} attempt={sending} known={props.all} />
          <Button type="submit" kind="main" large wide class="self-start" busy={sending.busy()}>
            {t('instrument.save')}
          </Button>
        </Form>
      </UnlessOvertaken>
    </Show>
  )
}

import { MATCH_SOURCES } from '@slrt/domain/proposal'
import { MATCHES, WITHOUT_MATCH } from '@slrt/domain/proposal-transition'
import { groupNumber } from '@slrt/domain/nik'
import { useNavigate, useParams } from '@solidjs/router'
import { createSignal, Show } from 'solid-js'
import { api, problemOfError, type Outputs } from '../api.ts'
import { createAsk } from '../ask.ts'
import { createDraft } from '../draft.ts'
import { dayText } from '../fact/fact-words.ts'
import { createSending } from '../form.ts'
import { today } from '../household/member-values.ts'
import type { Problem } from '../problem.ts'
import { t } from '../text/text.ts'
import { Answer } from '../ui/Answer.tsx'
import { BackLink } from '../ui/BackLink.tsx'
import { Button } from '../ui/Button.tsx'
import { ChoiceRows } from '../ui/ChoiceRows.tsx'
import { Facts } from '../ui/Facts.tsx'
import { Failure } from '../ui/Failure.tsx'
import { Form } from '../ui/Form.tsx'
import { PageHead } from '../ui/Heading.tsx'
import { Notice } from '../ui/Notice.tsx'
import { TextField } from '../ui/TextField.tsx'
import { sayDone } from '../ui/Toaster.tsx'
import { DayField } from './DayField.tsx'
import type { Proposal } from './standing.ts'

/** What Dukcapil says of the numbers, by the evidence that an officer has. */
export function MatchForm() {
  const params = useParams<{ id: string }>()
  const ask = createAsk(
    'proposal.show',
    () => params.id,
    (id) => api.proposal.show.query({ id }),
  )
  return (
    <div class="reading flex flex-col">
      <BackLink href={`/usulan/${params.id}`}>{t('usulan.one')}</BackLink>
      <Answer of={ask} title={t('dukcapil.title')}>
        {(of) => (
          <>
            <PageHead title={t('dukcapil.title')}>
              <p>{t('household.title', { head: of().head })}</p>
            </PageHead>
            <Show
              when={of().acts.includes('proposal.dukcapil')}
              fallback={<Notice kind="info">{t(`usulan.next.${of().state}`)}</Notice>}
            >
              <div class="flex flex-col gap-6">
                <Numbers id={of().id} />
                <Fields of={of()} />
              </div>
            </Show>
          </>
        )}
      </Answer>
    </div>
  )
}

/** The numbers that are to be checked: opened by a press, which is recorded, and closed when the page is left. */
function Numbers(props: { id: string }) {
  const [numbers, setNumbers] = createSignal<Outputs['proposal']['identity']>()
  const [problem, setProblem] = createSignal<Problem>()
  const [busy, setBusy] = createSignal(false)
  async function open() {
    setBusy(true)
    setProblem(undefined)
    await api.proposal.identity
      .mutate({ id: props.id })
      .then(setNumbers)
      .catch((error: unknown) => setProblem(problemOfError(error)))
    setBusy(false)
  }
  return (
    <section aria-labelledby="nomor" class="flex flex-col items-start gap-2">
      <h2 id="nomor">{t('dukcapil.numbers')}</h2>
      <Show
        when={numbers()}
        fallback={
          <Button busy={busy()} busyText={t('wait.loading')} onClick={() => void open()}>
            {t('dukcapil.open')}
          </Button>
        }
      >
        {(found) => (
          <div class="w-full">
            <Facts
              facts={[
                { label: t('dukcapil.kk'), value: found().kk ? groupNumber(found().kk!) : t('usulan.empty') },
                ...found().persons.map(({ name, relation, nik, birthDate }) => ({
                  label: name,
                  value: (
                    <>
                      <p class="break-all">{nik ? groupNumber(nik) : t('dukcapil.no_nik')}</p>
                      <p class="text-small text-ink-2">
                        {[relation && t(`relation.${relation}`), birthDate && dayText(birthDate)]
                          .filter(Boolean)
                          .join(' · ')}
                      </p>
                    </>
                  ),
                })),
              ]}
            />
          </div>
        )}
      </Show>
      <Show when={problem()}>{(told) => <Failure problem={told()} again={() => void open()} busy={busy()} />}</Show>
    </section>
  )
}

function Fields(props: { of: Proposal }) {
  const navigate = useNavigate()
  const sending = createSending()
  const draft = createDraft(`dukcapil.${props.of.id}`, { verdict: '', on: today(), by: '', note: '' })
  const values = draft.values
  const goesOn = () => WITHOUT_MATCH.includes(props.of.kind)

  async function send() {
    const found = (['verdict', 'on', 'by'] as const)
      .filter((name) => values[name] === '')
      .map((name) => ({ path: `match_${name}`, reason: 'required' }))
    if (!sending.accepts(found)) return
    const { id, version, head } = props.of
    const input = { id, version, verdict: values.verdict, on: values.on, by: values.by, note: values.note.trim() }
    const result = await sending.send('proposal.dukcapil', input, `proposal:${id}`, head)
    if (result === 'refused') return
    draft.reset({ verdict: '', on: today(), by: '', note: '' })
    sayDone(t(result === 'done' ? 'dukcapil.saved' : 'kept.waiting'))
    navigate(`/usulan/${id}`, { replace: true })
  }
  return (
    <Form of={sending} onSubmit={send}>
      <ChoiceRows
        name="match_verdict"
        label={t('dukcapil.verdict')}
        value={values.verdict}
        onChange={(verdict) => draft.set({ verdict })}
        choices={MATCHES.map((value) => ({
          value,
          label: t(`proposal.dukcapil.${value}`),
          hint: t(value === 'PADAN' || goesOn() ? 'dukcapil.onward' : 'dukcapil.stays'),
        }))}
        error={sending.errorAt('match_verdict')}
      />
      <ChoiceRows
        name="match_by"
        label={t('dukcapil.by')}
        value={values.by}
        onChange={(by) => draft.set({ by })}
        choices={MATCH_SOURCES.map((value) => ({ value, label: t(`proposal.match.${value}`) }))}
        error={sending.errorAt('match_by')}
      />
      <DayField
        name="match_on"
        label={t('dukcapil.on')}
        value={values.on}
        onInput={(on) => draft.set({ on })}
        error={sending.errorAt('match_on')}
      />
      <TextField
        name="match_note"
        label={t('usulan.note_label')}
        optional={t('form.optional')}
        maxlength={300}
        value={values.note}
        onInput={(note) => draft.set({ note })}
      />
      <Button type="submit" kind="main" large wide class="self-start" busy={sending.busy()}>
        {t('dukcapil.save')}
      </Button>
    </Form>
  )
}

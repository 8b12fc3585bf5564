import { hasYear, isCommon, PARTICIPATIONS, type Participation } from '@slrt/domain/participation'
import { useNavigate, useParams } from '@solidjs/router'
import { createSignal, For, Show } from 'solid-js'
import { api, type Outputs } from '../api.ts'
import { createAsk } from '../ask.ts'
import type { Draft } from '../draft.ts'
import { programText, sourceText } from '../fact/fact-words.ts'
import { createSending } from '../form.ts'
import { Mend, type Mending } from '../mend.tsx'
import { createPending } from '../pending.ts'
import { SealedDraft } from '../sealed-draft.tsx'
import { t } from '../text/text.ts'
import { Answer } from '../ui/Answer.tsx'
import { BackLink } from '../ui/BackLink.tsx'
import { Button } from '../ui/Button.tsx'
import { Form } from '../ui/Form.tsx'
import { PageHead } from '../ui/Heading.tsx'
import { Kept } from '../ui/Kept.tsx'
import { SegmentChoice } from '../ui/SegmentChoice.tsx'
import { TextField } from '../ui/TextField.tsx'
import { sayDone } from '../ui/Toaster.tsx'
import { stateText } from './CardSummary.tsx'

type Card = Outputs['participation']['show']
type Program = Card['programs'][number]
type Answered = { state: Participation | ''; year: string }
type Values = { answers: Record<string, Answered> }

const nothing: Answered = { state: '', year: '' }

/** The participation card, all programs on one screen; what is not asked stays as it is. */
export function CardForm() {
  const params = useParams<{ id: string }>()
  const ask = createAsk(
    'participation.show',
    () => params.id,
    (id) => api.participation.show.query({ id }),
  )
  return (
    <div class="reading flex flex-col">
      <BackLink href={`/keluarga/${params.id}?bagian=data`}>{t('action.back')}</BackLink>
      <Answer of={ask} title={t('program.card.title')}>
        {(card) => (
          <Mend path="participation.save">
            {(mending) => (
              <SealedDraft
                name={`participation.${mending?.id ?? params.id}`}
                initial={{ answers: {} }}
                given={mending && { answers: answersIn(mending.input) }}
              >
                {(draft) => <Fields card={card()} mending={mending} draft={draft} />}
              </SealedDraft>
            )}
          </Mend>
        )}
      </Answer>
    </div>
  )
}

type Sent = { program: string; state: Participation; year: number | null }
const answersIn = ({ answers }: Record<string, unknown>): Record<string, Answered> =>
  Object.fromEntries(
    ((answers ?? []) as Sent[]).map(({ program, state, year }) => [program, { state, year: year ? String(year) : '' }]),
  )

function Fields(props: { card: Card; mending: Mending | undefined; draft: Draft<Values> }) {
  const navigate = useNavigate()
  const subject = `household:${props.card.id}`
  const back = `/keluarga/${props.card.id}?bagian=data`
  const sending = createSending(props.mending?.id)
  const pending = createPending(subject, ({ path }) => path === 'participation.save')
  const [kept, setKept] = createSignal(false)
  const [more, setMore] = createSignal(false)
  const offered = () => props.card.programs.filter(({ isOffered }) => isOffered)
  const common = () => offered().filter(({ code }) => isCommon(code))
  const others = () => offered().filter(({ code }) => !isCommon(code))
  const answer = (code: string) => props.draft.values.answers[code] ?? nothing
  const put = (code: string, next: Partial<Answered>) =>
    props.draft.set('answers', (all) => ({ ...all, [code]: { ...(all[code] ?? nothing), ...next } }))
  const answered = () => offered().filter(({ code }) => answer(code).state !== '')

  function problems() {
    const wrong = answered().find(({ code }) => {
      const { state, year } = answer(code)
      return state !== '' && hasYear(state) && year !== '' && !isYear(year, props.card.thisYear)
    })
    if (wrong) return [{ path: `${wrong.code}.year`, reason: 'card_year' }]
    return answered().length > 0 ? [] : [{ path: 'answers', reason: 'required' }]
  }

  async function send() {
    if (!sending.accepts(problems())) return
    const answers = answered().map(({ code }) => {
      const { state, year } = answer(code)
      const said = state as Participation
      return { program: code, state: said, year: hasYear(said) && year !== '' ? Number(year) : null }
    })
    const { head, id } = props.card
    const result = await sending.send(
      'participation.save',
      { id, answers },
      subject,
      head,
      `/keluarga/${id}/kepesertaan`,
    )
    if (result === 'refused') return
    props.draft.reset({ answers: {} })
    if (result === 'waiting') return void setKept(true)
    sayDone(t('program.card.saved', { head }))
    navigate(back, { replace: true })
  }

  return (
    <>
      <PageHead title={t('program.card.form_title', { head: props.card.head })}>
        <p>{t('program.card.form_text')}</p>
      </PageHead>
      <Show
        when={!kept() && !pending()}
        fallback={<Kept subject={subject} back={back} backText={t('household.card')} />}
      >
        <Form of={sending} onSubmit={send}>
          <div id="field-answers" class="flex flex-col gap-6">
            <For each={common()}>
              {(program) => (
                <Row
                  program={program}
                  value={answer(program.code)}
                  onChange={(next) => put(program.code, next)}
                  error={sending.errorAt(`${program.code}.year`)}
                />
              )}
            </For>
          </div>
          <Button class="self-start" aria-expanded={more()} onClick={() => setMore(!more())}>
            {t('program.card.more', { n: others().length })}
          </Button>
          <Show when={more()}>
            <div class="flex flex-col gap-6">
              <For each={others()}>
                {(program) => (
                  <Row
                    program={program}
                    value={answer(program.code)}
                    onChange={(next) => put(program.code, next)}
                    error={sending.errorAt(`${program.code}.year`)}
                  />
                )}
              </For>
            </div>
          </Show>
          <p role="status" class="text-ink-2">
            {t('program.card.answered', { n: answered().length })}
          </p>
          <Button type="submit" kind="main" large wide class="self-start" busy={sending.busy()}>
            {t('program.card.save')}
          </Button>
        </Form>
      </Show>
    </>
  )
}

const isYear = (text: string, thisYear: number) => /^(19[89]\d|20\d\d)$/.test(text) && Number(text) <= thisYear

/** One program: what stands there, the five answers, and a year where it says something. */
function Row(props: {
  program: Program
  value: Answered
  onChange: (next: Partial<Answered>) => void
  error: string | undefined
}) {
  const recorded = () => {
    const { answer } = props.program
    return answer && t('program.card.recorded', { state: stateText(answer), source: sourceText(answer) })
  }
  const state = () => props.value.state
  return (
    <div class="flex flex-col gap-2 border-t border-line pt-4">
      <SegmentChoice
        name={props.program.code}
        label={programText(props.program.code, props.program.name)}
        hint={recorded() ?? undefined}
        value={state()}
        onChange={(next) => props.onChange({ state: next as Participation })}
        choices={PARTICIPATIONS.map((value) => ({ value, label: t(`participation.${value}`) }))}
      />
      <div class="flex flex-wrap items-end gap-x-4 gap-y-1 empty:hidden">
        <Show when={state() === 'MENERIMA' || state() === 'PERNAH'}>
          <TextField
            name={`${props.program.code}.year`}
            label={t(state() === 'MENERIMA' ? 'program.card.since' : 'program.card.last')}
            optional={t('form.optional')}
            inputmode="numeric"
            width="w-24"
            maxlength={4}
            value={props.value.year}
            onInput={(year) => props.onChange({ year: year.trim() })}
            error={props.error}
          />
        </Show>
        <Show when={state() !== ''}>
          <Button
            kind="quiet"
            aria-label={t('program.card.clear', { program: programText(props.program.code, props.program.name) })}
            onClick={() => props.onChange(nothing)}
          >
            {t('program.card.clear_short')}
          </Button>
        </Show>
      </div>
    </div>
  )
}

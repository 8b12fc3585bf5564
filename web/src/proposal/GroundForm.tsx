import { AGAINST, missingOfGround } from '@slrt/domain/ground-check'
import { useNavigate, useParams } from '@solidjs/router'
import { createSignal, Show } from 'solid-js'
import { api } from '../api.ts'
import { createAsk } from '../ask.ts'
import type { Draft } from '../draft.ts'
import { createSending } from '../form.ts'
import { today } from '../household/member-values.ts'
import { SealedDraft } from '../sealed-draft.tsx'
import { t } from '../text/text.ts'
import { Answer } from '../ui/Answer.tsx'
import { BackLink } from '../ui/BackLink.tsx'
import { Button } from '../ui/Button.tsx'
import { Form } from '../ui/Form.tsx'
import { PageHead } from '../ui/Heading.tsx'
import { Kept } from '../ui/Kept.tsx'
import { Notice } from '../ui/Notice.tsx'
import { TextField } from '../ui/TextField.tsx'
import { sayDone } from '../ui/Toaster.tsx'
import { DayField } from './DayField.tsx'
import { answersOf, seenOf, wrongNumbers, type Answers } from './form-values.ts'
import { missingProblems } from './missing.ts'
import { PaperField } from './PaperField.tsx'
import { Position, type Spot } from './Position.tsx'
import { SeenFields } from './SeenFields.tsx'
import type { Proposal } from './standing.ts'

type Values = {
  visitedOn: string
  answers: Answers
  position: Spot | null
  photos: string[]
  heard: string
  note: string
}

const valuesOf = ({ ground }: Proposal): Values => ({
  visitedOn: ground?.visitedOn ?? today(),
  answers: answersOf(ground?.seen ?? []),
  position: ground?.position ?? null,
  photos: [...(ground?.photos ?? [])],
  heard: ground?.heard ?? '',
  note: ground?.note ?? '',
})

/** What was seen at a family's home; kept on the device at every letter, saved at any time, and once done it goes on. */
export function GroundForm() {
  const params = useParams<{ id: string }>()
  const ask = createAsk(
    'proposal.show',
    () => params.id,
    (id) => api.proposal.show.query({ id }),
  )
  return (
    <div class="reading flex flex-col">
      <BackLink href={`/usulan/${params.id}`}>{t('usulan.one')}</BackLink>
      <Answer of={ask} title={t('kunjungan.title')}>
        {(of) => (
          <>
            <PageHead title={t('kunjungan.title')}>
              <p>
                {t('household.title', { head: of().head })} · {of().desa.label}
              </p>
            </PageHead>
            <Show
              when={of().acts.includes('proposal.ground')}
              fallback={<Notice kind="info">{t(`usulan.next.${of().state}`)}</Notice>}
            >
              <SealedDraft name={`kunjungan.${of().id}`} initial={valuesOf(of())}>
                {(draft) => <Fields of={of()} draft={draft} />}
              </SealedDraft>
            </Show>
          </>
        )}
      </Answer>
    </div>
  )
}

function Fields(props: { of: Proposal; draft: Draft<Values> }) {
  const navigate = useNavigate()
  const sending = createSending()
  const [kept, setKept] = createSignal(false)
  const values = props.draft.values
  const set = (next: Partial<Values>) => props.draft.set(next)
  const subject = `proposal:${props.of.id}`

  async function send(isDone: boolean) {
    const { answers, visitedOn, ...rest } = values
    const check = { ...structuredClone({ ...rest, photos: [...rest.photos], position: rest.position && { ...rest.position } }), visitedOn: visitedOn || null, seen: seenOf(answers) } // prettier-ignore
    const wrong = wrongNumbers(answers)
    const missing = isDone ? missingProblems(missingOfGround(props.of.kind, check)) : []
    if (!sending.accepts([...wrong, ...missing])) return
    const input = { id: props.of.id, version: props.of.version, ...check, isDone }
    const result = await sending.send('proposal.ground', input, subject, props.of.head)
    if (result === 'refused') return
    props.draft.reset(valuesOf(props.of))
    if (result === 'waiting') return void setKept(true)
    sayDone(t(isDone ? 'kunjungan.done' : 'kunjungan.saved'))
    navigate(`/usulan/${props.of.id}`, { replace: true })
  }
  return (
    <Show
      when={!kept()}
      fallback={<Kept subject={subject} back={`/usulan/${props.of.id}`} backText={t('usulan.one')} />}
    >
      <Form of={sending} onSubmit={() => send(true)}>
        <DayField
          name="visitedOn"
          label={t('kunjungan.on')}
          value={values.visitedOn}
          onInput={(visitedOn) => set({ visitedOn })}
          error={sending.errorAt('visitedOn')}
        />
        <div class="flex flex-col gap-2">
          <h2 class="text-label">{t('kunjungan.seen')}</h2>
          <p class="text-small text-ink-2">{t('kunjungan.seen_hint')}</p>
          <Show when={sending.errorAt('seen')}>{(error) => <p class="font-semibold text-late-ink">{error()}</p>}</Show>
          <SeenFields
            household={props.of.household}
            persons={props.of.persons}
            answers={values.answers}
            put={(key, text) => set({ answers: { ...values.answers, [key]: text } })}
            errorAt={(path) => sending.errorAt(path)}
          />
        </div>
        <PaperField
          name="photos"
          label={t('kunjungan.photos')}
          hint={t('kunjungan.photos_hint')}
          of={{ proposal: props.of.id }}
          about={props.of.head}
          proves="RUMAH_DEPAN"
          files={values.photos}
          onAdd={(id) => set({ photos: [...values.photos, id] })}
          onDrop={(id) => set({ photos: values.photos.filter((one) => one !== id) })}
          error={sending.errorAt('photos')}
        />
        <Position value={values.position} onChange={(position) => set({ position })} />
        <TextField
          name="heard"
          label={t('kunjungan.heard')}
          {...(AGAINST.includes(props.of.kind) ? {} : { optional: t('form.optional') })}
          hint={t('kunjungan.heard_hint')}
          rows={3}
          maxlength={4000}
          value={values.heard}
          onInput={(heard) => set({ heard })}
          error={sending.errorAt('heard')}
        />
        <TextField
          name="note"
          label={t('kunjungan.note')}
          optional={t('form.optional')}
          rows={3}
          maxlength={4000}
          value={values.note}
          onInput={(note) => set({ note })}
        />
        <div class="flex flex-col gap-3 tablet:flex-row">
          <Button type="submit" kind="main" large wide busy={sending.busy()}>
            {t('kunjungan.finish')}
          </Button>
          <Button large wide onClick={() => void send(false)}>
            {t('kunjungan.keep')}
          </Button>
        </div>
      </Form>
    </Show>
  )
}

import { Navigate, useLocation, useNavigate, useParams, useSearchParams } from '@solidjs/router'
import { createEffect, createResource, Match, on, onMount, Show, Switch } from 'solid-js'
import { t } from '../../text/text.ts'
import { Empty } from '../../ui/Empty.tsx'
import { PageHead } from '../../ui/Heading.tsx'
import { LinkButton } from '../../ui/LinkButton.tsx'
import { Wait } from '../../ui/Wait.tsx'
import { keepDraft, readDraft, type OpenDraft } from './draft-store.ts'
import { Family } from './Family.tsx'
import { Member } from './Member.tsx'
import { Needs } from './Needs.tsx'
import { Papers } from './Papers.tsx'
import type { RegisterDraft } from './register-draft.ts'
import { Review } from './Review.tsx'
import { entriesOf, sendDraft } from './send-draft.ts'
import { Sent } from './Sent.tsx'
import { STEPS, type Step } from './steps.ts'
import { Story } from './Story.tsx'
import { Who } from './Who.tsx'

/** Recording a complaint: a page a step, kept at every letter; what was killed goes on where it was. */
export function Register() {
  const params = useParams<{ id: string; step: string; part?: string }>()
  const location = useLocation<{ draft?: RegisterDraft }>()
  const [draft] = createResource(
    () => params.id,
    async (id) => {
      // A device that keeps nothing still gets through: what was just begun comes with the navigation.
      const kept = (await readDraft(id)) ?? location.state?.draft
      return kept ? structuredClone(kept) : null
    },
  )
  return (
    <Show when={draft() !== undefined} fallback={<Wait />}>
      <Show when={draft()} keyed fallback={<Gone id={params.id} step={params.step} />}>
        {(initial) => {
          const open = keepDraft(initial)
          return <Steps draft={open} step={params.step} part={params.part} />
        }}
      </Show>
    </Show>
  )
}

/** A draft of somebody else, or delivered long ago: only its last page still means something. */
function Gone(props: { id: string; step: string }) {
  return (
    <Show when={props.step !== 'terkirim'} fallback={<Sent id={props.id} />}>
      <PageHead title={t('register.title')} />
      <Empty
        title={t('register.gone')}
        actions={
          <LinkButton href="/catat" kind="main">
            {t('register.begin')}
          </LinkButton>
        }
      >
        <p>{t('register.gone_text')}</p>
      </Empty>
    </Show>
  )
}

function Steps(props: { draft: OpenDraft; step: string; part: string | undefined }) {
  const navigate = useNavigate()
  const [search] = useSearchParams<{ dari?: string }>()
  const values = () => props.draft.values
  const to = (place: string) => `/catat/${values().id}/${place}`

  onMount(async () => {
    // Interrupted between Kirim and the outbox: it is finished now.
    if (!values().commands || values().sentAt !== null) return
    if (!(await sendDraft(props.draft))) navigate(to('terkirim'), { replace: true })
  })
  const isBack = () => entriesOf(values()).some(({ state }) => state === 'attention' || state === 'aside')
  /** Under way or delivered: nothing to be changed here any more. */
  const isOver = () => values().sentAt !== null && !isBack() && props.step !== 'terkirim'

  createEffect(
    on(
      () => [props.step, props.part],
      ([step, part]) => {
        if (values().sentAt === null && STEPS.includes(step as Step))
          props.draft.set({ at: part ? `${step}/${part}` : step! })
      },
    ),
  )

  /** From the review one comes back to it; else on to the next step. */
  const next = (step: Step) => () =>
    navigate(search.dari === 'periksa' ? to('periksa') : to(STEPS[STEPS.indexOf(step) + 1]!))
  const back = (step: Step) => {
    if (search.dari === 'periksa') return to('periksa')
    const before = STEPS[STEPS.indexOf(step) - 1]
    return before ? to(before) : '/'
  }
  const common = (step: Step) => ({ draft: props.draft, back: back(step), onNext: next(step) })

  return (
    <Switch fallback={<Navigate href={to('siapa')} />}>
      <Match when={isOver()}>
        <Navigate href={to('terkirim')} />
      </Match>
      <Match when={props.step === 'siapa' && props.part === 'keluarga'}>
        <Family draft={props.draft} />
      </Match>
      <Match when={props.step === 'siapa' && props.part}>
        {/* Keyed: the next member begins with a form of their own. */}
        {(part) => (
          <Show when={part()} keyed>
            {(id) => <Member draft={props.draft} id={id} />}
          </Show>
        )}
      </Match>
      <Match when={props.step === 'siapa'}>
        <Who {...common('siapa')} />
      </Match>
      <Match when={props.step === 'kebutuhan'}>
        <Needs {...common('kebutuhan')} />
      </Match>
      <Match when={props.step === 'cerita'}>
        <Story {...common('cerita')} />
      </Match>
      <Match when={props.step === 'berkas'}>
        <Papers {...common('berkas')} />
      </Match>
      <Match when={props.step === 'periksa'}>
        <Review draft={props.draft} back={to('berkas')} />
      </Match>
      <Match when={props.step === 'terkirim'}>
        <Sent id={values().id} draft={props.draft} />
      </Match>
    </Switch>
  )
}

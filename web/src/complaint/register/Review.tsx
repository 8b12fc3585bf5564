import { useNavigate } from '@solidjs/router'
import { For, Show, type JSX } from 'solid-js'
import { createAttempt } from '../../attempt.ts'
import { placeText } from '../../field/place.ts'
import { sentenceOf } from '../../text/sentence.ts'
import { t } from '../../text/text.ts'
import { CheckRow } from '../../ui/CheckRow.tsx'
import { LongText } from '../../ui/LongText.tsx'
import { Notice } from '../../ui/Notice.tsx'
import type { OpenDraft } from './draft-store.ts'
import { createPapers } from './papers.ts'
import { asksRight, headOf } from './register-draft.ts'
import { entriesOf, sendDraft } from './send-draft.ts'
import { StepFrame } from './StepFrame.tsx'
import { problemsOf, STEPS, type Step } from './steps.ts'

/** Step 5: all of it once more, each part with the way back to it; then it is sent. */
export function Review(props: { draft: OpenDraft; back: string }) {
  const navigate = useNavigate()
  const attempt = createAttempt()
  const values = () => props.draft.values
  const papers = createPapers(values)
  const to = (step: string) => `/catat/${values().id}/${step}`
  const refused = () => entriesOf(values()).find(({ state }) => state === 'attention' || state === 'aside')?.problem
  const open = () => STEPS.slice(0, 4).find((step) => problemsOf(step, values()).length > 0)

  const send = () =>
    attempt.run(async () => {
      if (open() || !attempt.accepts(problemsOf('periksa', values()))) return
      const problem = await sendDraft(props.draft)
      if (problem) attempt.say({ problem })
      else navigate(to('terkirim'), { replace: true })
    })
  const needText = () =>
    values().needs.map(({ need, category, program }) => {
      const word = category ? t(`category.${category}`) : t(`need.${need}`)
      return program ? `${word} (${t(`program.${program}`)})` : word
    })

  return (
    <StepFrame
      draft={props.draft}
      step="periksa"
      title={t('review.title')}
      text={t('review.text')}
      back={props.back}
      attempt={attempt}
      nextText={t('review.send')}
      onNext={send}
    >
      <Show when={refused()}>
        {(problem) => (
          <Notice kind="late" alert>
            {sentenceOf(problem())} {t('review.mend')}
          </Notice>
        )}
      </Show>
      <Show when={open()}>
        {(step) => (
          <Notice
            kind="info"
            actions={
              <a class="inline-flex min-h-control items-center" href={`${to(step())}?dari=periksa`}>
                {t('review.complete')}
              </a>
            }
          >
            {t('review.open', { step: t(`register.step.${step()}`) })}
          </Notice>
        )}
      </Show>
      <dl class="divide-y divide-line border-y border-line">
        <Part draft={props.draft} step="siapa" label={t('review.family')}>
          <bdi class="font-semibold wrap-anywhere">{headOf(values())}</bdi>
          <Show
            when={values().known}
            fallback={
              <p>
                {placeText({ ...values().family, desa: values().family.desa ?? { label: '' } })} ·{' '}
                {t('household.persons', { n: values().members.length })}
              </p>
            }
          >
            {(known) => <p>{placeText(known())}</p>}
          </Show>
          <Show when={values().isByOther}>
            <p>
              {t('review.reporter')} <bdi class="wrap-anywhere">{values().reporter}</bdi>
            </p>
          </Show>
        </Part>
        <Part draft={props.draft} step="kebutuhan" label={t('review.needs')}>
          <ul>
            <For each={needText()}>{(text) => <li>{text}</li>}</For>
          </ul>
          <p class="text-ink-2">{t('review.urgency', { urgency: t(`urgency.${values().urgency}`) })}</p>
        </Part>
        <Part draft={props.draft} step="cerita" label={t('review.story')}>
          <LongText text={values().story} />
          <Show when={values().hope.trim()}>
            <p class="text-small text-ink-2">{t('story.hope')}</p>
            <LongText text={values().hope} />
          </Show>
          <Show when={asksRight(values()) && values().isRight}>
            <p>{t('kind.HAK_DATA')}</p>
          </Show>
          <p>{t('review.photos', { n: values().photos.length })}</p>
        </Part>
        <Part draft={props.draft} step="berkas" label={t('review.papers')}>
          <p>{t('review.papers_there', { n: papers.there().length })}</p>
        </Part>
      </dl>
      <CheckRow
        name="consent"
        checked={values().consent}
        onChange={(consent) => props.draft.set({ consent })}
        hint={t('review.consent_hint')}
        error={attempt.errorAt('consent')}
      >
        {t('review.consent')}
      </CheckRow>
    </StepFrame>
  )
}

function Part(props: { draft: OpenDraft; step: Step; label: string; children: JSX.Element }) {
  return (
    <div class="grid gap-x-6 gap-y-1 py-3 tablet:grid-cols-[9rem_1fr_auto]">
      <dt class="text-ink-2">{props.label}</dt>
      <dd class="flex min-w-0 flex-col gap-1">{props.children}</dd>
      <dd>
        <a
          class="inline-flex min-h-control min-w-12 items-center"
          href={`/catat/${props.draft.values.id}/${props.step}?dari=periksa`}
          aria-label={t('review.change_of', { part: props.label })}
        >
          {t('review.change')}
        </a>
      </dd>
    </div>
  )
}

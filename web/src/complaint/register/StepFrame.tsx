import { useLocation } from '@solidjs/router'
import { For, Show, type JSX } from 'solid-js'
import type { Attempt } from '../../attempt.ts'
import { acting } from '../../session.tsx'
import { clock } from '../../text/date.ts'
import { t } from '../../text/text.ts'
import { ActionDock } from '../../ui/ActionDock.tsx'
import { BackLink } from '../../ui/BackLink.tsx'
import { Button } from '../../ui/Button.tsx'
import { Form } from '../../ui/Form.tsx'
import { Heading } from '../../ui/Heading.tsx'
import { Notice } from '../../ui/Notice.tsx'
import type { OpenDraft } from './draft-store.ts'
import { problemsOf, STEPS, type Step } from './steps.ts'
import Check from '~icons/lucide/circle-check'
import Circle from '~icons/lucide/circle'
import CircleDot from '~icons/lucide/circle-dot'

type Props = {
  draft: OpenDraft
  step: Step
  title: string
  text?: string
  back: string
  attempt: Attempt
  onNext: () => unknown
  nextText?: string
  /** The page has its own way on. */
  noNext?: boolean
  children: JSX.Element
}

const numberOf = (step: Step) => STEPS.indexOf(step) + 1

/** What all steps have in common: where one is, that all is kept, the way back and on. */
export function StepFrame(props: Props) {
  const next = () => (
    <Button type="submit" kind="main" large wide busy={props.attempt.busy()}>
      {props.nextText ?? t('action.next')}
    </Button>
  )
  return (
    <div class="flex flex-1 flex-col gap-8 desktop:flex-row desktop:gap-12">
      <StepList draft={props.draft} step={props.step} />
      <div class="reading flex flex-1 flex-col">
        <div class="flex flex-wrap items-start justify-between gap-x-4">
          <BackLink href={props.back}>{t('action.back')}</BackLink>
          <SavedAt draft={props.draft} />
        </div>
        <div class="mb-6">
          <p class="text-small text-ink-2 desktop:hidden">
            {t('form.step', { n: numberOf(props.step), of: STEPS.length })}
          </p>
          <Heading>{props.title}</Heading>
          <Show when={props.text}>
            <p class="mt-1 text-ink-2">{props.text}</p>
          </Show>
        </div>
        <Show when={props.draft.unsaved()}>
          <div class="mb-6">
            <Notice kind="late" alert>
              {t('register.unsaved')}
            </Notice>
          </div>
        </Show>
        <div class="flex flex-1 flex-col [&>form]:flex-1">
          <Form of={props.attempt} onSubmit={props.onNext}>
            {props.children}
            <Show when={!props.noNext}>
              <div class="hidden desktop:block">{next()}</div>
              <ActionDock>{next()}</ActionDock>
            </Show>
          </Form>
        </div>
      </div>
    </div>
  )
}

function SavedAt(props: { draft: OpenDraft }) {
  return (
    <p class="flex min-h-control items-center text-small text-ink-2" aria-busy={props.draft.saving()}>
      <Show when={props.draft.savedAt()}>
        {(at) => <>{t('register.saved', { time: clock(at(), acting()?.tenant) })}</>}
      </Show>
    </p>
  )
}

/** On a wide window all steps stay in sight. */
function StepList(props: { draft: OpenDraft; step: Step }) {
  const location = useLocation()
  const isDone = (step: Step) =>
    step !== 'periksa' && numberOf(step) < numberOf(props.step) && problemsOf(step, props.draft.values).length === 0
  return (
    <nav class="hidden w-56 flex-none desktop:block" aria-label={t('register.steps')}>
      <ol class="flex flex-col gap-1">
        <For each={STEPS}>
          {(step) => (
            <li>
              <a
                class={`flex min-h-control items-center gap-3 rounded-box px-3 no-underline! ${step === props.step ? 'bg-action-soft font-bold' : 'font-normal! text-ink! hover:bg-sunken'}`}
                href={`/catat/${props.draft.values.id}/${step}${location.search}`}
                aria-current={step === props.step ? 'step' : undefined}
              >
                <Show
                  when={isDone(step)}
                  fallback={
                    step === props.step ? (
                      <CircleDot class="icon" aria-hidden="true" />
                    ) : (
                      <Circle class="icon text-ink-3" aria-hidden="true" />
                    )
                  }
                >
                  <Check class="icon text-done-ink" aria-hidden="true" />
                </Show>
                <span>
                  {numberOf(step)} {t(`register.step.${step}`)}
                  <Show when={isDone(step)}>
                    <span class="sr-only"> {t('register.step_done')}</span>
                  </Show>
                </span>
              </a>
            </li>
          )}
        </For>
      </ol>
    </nav>
  )
}

import { For } from 'solid-js'
import { moment } from '../text/date.ts'
import { t, type TextKey } from '../text/text.ts'
import { Panel } from '../ui/Panel.tsx'
import type { Status } from '../ui/StatusTag.tsx'
import type { Shown } from './client.ts'
import { nameOf } from './sections.ts'
import CircleCheck from '~icons/lucide/circle-check'
import Circle from '~icons/lucide/circle'
import CircleDot from '~icons/lucide/circle-dot'
import OctagonX from '~icons/lucide/octagon-x'

type Step = { text: TextKey; at: string | null; is: 'past' | 'now' | 'next' | 'ended' }
const shapes = { past: CircleCheck, now: CircleDot, next: Circle, ended: OctagonX }
const colours = { past: 'text-done-ink', now: 'text-action', next: 'text-ink-3', ended: 'text-ink-2' }

function stepsOf({ state, submittedAt, decidedAt }: Shown): Step[] {
  const sent: Step = { text: 'join.step.sent', at: submittedAt, is: 'past' }
  if (state === 'DIKIRIM')
    return [
      sent,
      { text: 'join.step.checked', at: null, is: 'now' },
      { text: 'join.step.approved', at: null, is: 'next' },
    ]
  const checked: Step = { text: 'join.step.checked', at: null, is: 'past' }
  return state === 'DISETUJUI'
    ? [sent, checked, { text: 'join.step.approved', at: decidedAt, is: 'past' }]
    : [sent, { text: 'join.step.closed', at: decidedAt, is: 'ended' }]
}

/** Where an application is that was handed in, and what comes next. */
export function Progress(props: { of: Shown }) {
  const email = () => props.of.email?.address ?? ''
  const says = (): { status: Status; title: string; text: string } => {
    if (props.of.state === 'DISETUJUI')
      return {
        status: 'done',
        title: t('join.approved_title', { name: nameOf(props.of) }),
        text: t('join.approved_text', { email: email() }),
      }
    if (props.of.state === 'DITUTUP')
      return { status: 'ended', title: t('join.closed_title'), text: t('join.closed_text') }
    return { status: 'moving', title: t('join.sent_title'), text: t('join.sent_text', { email: email() }) }
  }
  return (
    <>
      <Panel status={says().status} title={says().title} live>
        <p>{says().text}</p>
      </Panel>
      <ol class="flex flex-col gap-4 tablet:flex-row tablet:gap-0" aria-label={t('join.steps')}>
        <For each={stepsOf(props.of)}>
          {(step) => {
            const Shape = shapes[step.is]
            return (
              <li class="flex flex-1 gap-2 tablet:pr-4" aria-current={step.is === 'now' ? 'step' : undefined}>
                <Shape class={`icon mt-0.5 ${colours[step.is]}`} aria-hidden="true" />
                <div>
                  <p class="font-semibold">{t(step.text)}</p>
                  <p class="text-small text-ink-2">
                    {step.at && moment(step.at, props.of.areas[0]?.code)}
                    {(step.is === 'now' || step.is === 'next') && t(`join.step.${step.is}`)}
                  </p>
                </div>
              </li>
            )
          }}
        </For>
      </ol>
    </>
  )
}

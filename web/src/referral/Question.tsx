import { useNavigate, useParams } from '@solidjs/router'
import { createSignal, Show, type Accessor, type JSX } from 'solid-js'
import { api } from '../api.ts'
import { createAsk } from '../ask.ts'
import { createSending, type Result, type Sending } from '../form.ts'
import { Mend, type Mending } from '../mend.tsx'
import { outbox } from '../offline/outbox.ts'
import type { FieldProblem } from '../problem.ts'
import { t } from '../text/text.ts'
import { Answer } from '../ui/Answer.tsx'
import { BackLink } from '../ui/BackLink.tsx'
import { Button } from '../ui/Button.tsx'
import { PageHead } from '../ui/Heading.tsx'
import { Kept } from '../ui/Kept.tsx'
import { ReferralNow } from './ReferralNow.tsx'
import { aboutText, needText, subjectText, type Referral } from './standing.ts'
import { Thanks, type Given } from './Thanks.tsx'

/** What a form of one answer works with. */
export type Asked = {
  referral: Accessor<Referral>
  sending: Sending
  mending: Mending | undefined
  /** Sends the answer, after `before`, unless there is something to mend; false when it did not leave this form. */
  answer: (found: FieldProblem[], input: object, before?: () => Promise<boolean>) => Promise<boolean>
}

/**
 * The page of one answer, whose question is its heading; afterwards thanks and the next request. What somebody else did
 * meanwhile is shown in place of a form that no longer fits.
 */
export function Question(props: { path: string; gives: Given; children: (asked: Asked) => JSX.Element }) {
  const params = useParams<{ id: string }>()
  const ask = createAsk(
    'referral.show',
    () => params.id,
    (id) => api.referral.show.query({ id }),
  )
  return (
    <div class="reading flex flex-col">
      <Answer of={ask} title={t('referral.list_title')}>
        {(referral) => (
          <Mend path={props.path}>
            {(mending) => <Asking {...props} referral={referral} mending={mending} again={ask.again} />}
          </Mend>
        )}
      </Answer>
    </div>
  )
}

function Asking(props: {
  path: string
  gives: Given
  referral: Accessor<Referral>
  mending: Mending | undefined
  again: () => Promise<void>
  children: (asked: Asked) => JSX.Element
}) {
  const sending = createSending(props.mending?.id)
  const [result, setResult] = createSignal<Result>()
  const home = () => `/rujukan/${props.referral().id}`
  const subject = () => `referral:${props.referral().id}`
  const fits = () => props.referral().acts.includes(props.path)

  async function answer(found: FieldProblem[], input: object, before?: () => Promise<boolean>): Promise<boolean> {
    if (!sending.accepts(found)) return false
    if (before && !(await before())) return false
    const told = await sending.send(props.path, input, subject(), aboutText(props.referral()))
    if (told === 'refused') await props.again()
    else setResult(told)
    return told !== 'refused'
  }
  const form = () => (
    <>
      <BackLink href={home()}>{t('referral.back_to')}</BackLink>
      <PageHead title={t(`referral.${props.gives}_title`)}>
        <p>{t(`referral.${props.gives}_text`)}</p>
        <p class="mt-2 text-ink">
          <strong>{subjectText(props.referral())}</strong>
          <br />
          {needText(props.referral())}
        </p>
      </PageHead>
      <Show when={sending.problem()?.code === 'referral.changed'}>
        <div class="mb-6">
          <ReferralNow referral={props.referral()} />
        </div>
      </Show>
      {props.children({ referral: props.referral, sending, mending: props.mending, answer })}
    </>
  )

  return (
    <Show
      when={result()}
      fallback={
        <Show when={fits()} fallback={<Over referral={props.referral()} home={home()} mending={props.mending} />}>
          {form()}
        </Show>
      }
    >
      <Show
        when={result() === 'done'}
        fallback={
          <Kept
            title={t(`referral.${props.gives}_title`)}
            subject={subject()}
            back="/rujukan"
            backText={t('referral.to_list')}
          />
        }
      >
        <Thanks gives={props.gives} besides={props.referral().id} />
      </Show>
    </Show>
  )
}

/** The answer no longer fits: what happened instead. */
function Over(props: { referral: Referral; home: string; mending: Mending | undefined }) {
  const navigate = useNavigate()
  const isAnswered = () => props.referral.endedAt !== null && props.referral.state !== 'DITARIK'
  return (
    <>
      <BackLink href={props.home}>{t('referral.back_to')}</BackLink>
      <PageHead title={t(isAnswered() ? 'referral.over_title' : 'referral.changed_title')}>
        {subjectText(props.referral)}
      </PageHead>
      <ReferralNow referral={props.referral} />
      <Show when={props.mending}>
        {(mending) => (
          <Button
            class="mt-4 self-start"
            onClick={() => void outbox.drop(mending().id).then(() => navigate('/kiriman', { replace: true }))}
          >
            {t('outbox.drop_action')}
          </Button>
        )}
      </Show>
    </>
  )
}

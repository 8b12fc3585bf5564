import { useNavigate } from '@solidjs/router'
import { createSignal, For, Show } from 'solid-js'
import { createAttempt } from '../attempt.ts'
import { createDraft } from '../draft.ts'
import { moment } from '../text/date.ts'
import { t } from '../text/text.ts'
import { Button } from '../ui/Button.tsx'
import { Form } from '../ui/Form.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'
import { Panel } from '../ui/Panel.tsx'
import { TextField } from '../ui/TextField.tsx'
import { join, type Shown } from './client.ts'
import { SectionFrame } from './SectionFrame.tsx'
import { drain, load, taken } from './store.ts'
import { applicationToken } from './token.ts'

const CLAUSES = [1, 2, 3, 4, 5, 6, 7] as const

/** 4: how data is processed, in plain words, and who agrees to it for the institution. */
export function AgreementSection(props: { of: Shown }) {
  const [again, setAgain] = createSignal(false)
  const isAgreed = () => props.of.agreement.version === props.of.agreement.current
  return (
    <SectionFrame of={props.of} section="agreement" text={t('join.agreement_text')}>
      <ol class="flex flex-col gap-5">
        <For each={CLAUSES}>
          {(n) => (
            <li class="flex flex-col gap-1">
              <h2>
                {n}. {t(`join.agreement_${n}_title`)}
              </h2>
              <p class="max-w-[40ch]">{t(`join.agreement_${n}`)}</p>
            </li>
          )}
        </For>
      </ol>
      <p class="text-small text-ink-2">{t('join.agreement_version', { version: props.of.agreement.current })}</p>
      <Show when={isAgreed() && !again()} fallback={<Agree of={props.of} />}>
        <Panel
          status="done"
          title={t('join.agreed', { name: props.of.agreement.name, title: props.of.agreement.title })}
          actions={
            <>
              <LinkButton href="/gabung" kind="main">
                {t('join.go_list')}
              </LinkButton>
              <Button onClick={() => setAgain(true)}>{t('join.agree_again')}</Button>
            </>
          }
        >
          <p>{moment(props.of.agreement.at ?? '', props.of.areas[0]?.code)}</p>
        </Panel>
      </Show>
    </SectionFrame>
  )
}

function Agree(props: { of: Shown }) {
  const navigate = useNavigate()
  const draft = createDraft('join.agree', { name: props.of.agreement.name, title: props.of.agreement.title })
  const attempt = createAttempt()

  const send = () =>
    attempt.run(async () => {
      const { name, title } = draft.values
      const wanting = (['name', 'title'] as const).filter((field) => draft.values[field].trim().length < 2)
      if (!attempt.accepts(wanting.map((field) => ({ path: `agreement.${field}`, reason: 'required' })))) return
      await drain()
      const given = { token: applicationToken(), agreement: props.of.agreement.current, name, title }
      let answer = await join.agree({ ...given, version: props.of.version })
      if (!answer.ok && answer.problem.code === 'application.changed') {
        // A colleague saved something else meanwhile: agreeing does not touch it.
        await load()
        answer = await join.agree({ ...given, version: props.of.version })
      }
      if (!answer.ok) return attempt.refuse(answer.problem)
      taken(answer)
      draft.reset({ name, title })
      navigate('/gabung')
    })

  const field = (name: 'name' | 'title') => ({
    name: `agreement.${name}`,
    label: t(`join.agreement_${name}`),
    value: draft.values[name],
    onInput: (value: string) => draft.set({ [name]: value }),
    maxlength: 120,
    error: attempt.errorAt(`agreement.${name}`),
  })
  return (
    <Form of={attempt} onSubmit={send}>
      <p>{t('join.agreement_by')}</p>
      <TextField {...field('name')} autocomplete="name" />
      <TextField {...field('title')} autocomplete="organization-title" />
      <Button type="submit" kind="main" large wide class="self-start" busy={attempt.busy()}>
        {t('join.agree')}
      </Button>
    </Form>
  )
}

import { Email } from '@slrt/domain/field'
import { createSignal, Match, Switch } from 'solid-js'
import { check, createAttempt } from '../attempt.ts'
import { createDraft } from '../draft.ts'
import { clockHere, moment } from '../text/date.ts'
import { t } from '../text/text.ts'
import { digitsOf } from '../sign-in/auth.ts'
import { Button } from '../ui/Button.tsx'
import { Form } from '../ui/Form.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'
import { Panel } from '../ui/Panel.tsx'
import { TextField } from '../ui/TextField.tsx'
import { join, type Shown } from './client.ts'
import { SectionFrame } from './SectionFrame.tsx'
import { drain, taken } from './store.ts'
import { applicationToken } from './token.ts'

/** 5: an address of the institution, proved by a code that was sent there. */
export function EmailSection(props: { of: Shown }) {
  const [other, setOther] = createSignal(false)
  return (
    <SectionFrame of={props.of} section="email" text={t('join.proof_text')}>
      <Switch fallback={<Address of={props.of} onSent={() => setOther(false)} />}>
        <Match when={!other() && props.of.email?.provedAt}>
          {(at) => (
            <Panel
              status="done"
              title={t('join.proof_done', { email: props.of.email!.address })}
              actions={
                <>
                  <LinkButton href="/gabung" kind="main">
                    {t('join.go_list')}
                  </LinkButton>
                  <Button onClick={() => setOther(true)}>{t('join.proof_other')}</Button>
                </>
              }
            >
              <p>{moment(at(), props.of.areas[0]?.code)}</p>
            </Panel>
          )}
        </Match>
        <Match when={!other() && props.of.email?.codeUntil}>
          {(until) => <Code of={props.of} until={until()} onOther={() => setOther(true)} />}
        </Match>
      </Switch>
    </SectionFrame>
  )
}

function Address(props: { of: Shown; onSent: () => void }) {
  const draft = createDraft('join.email', { email: props.of.email?.address ?? '' })
  const attempt = createAttempt()
  const send = () =>
    attempt.run(async () => {
      const email = draft.values.email.trim().toLowerCase()
      if (!attempt.accepts(check(Email, email).map(({ reason }) => ({ path: 'email', reason })))) return
      await drain()
      const answer = await join.sendCode(applicationToken(), email)
      if (!answer.ok) return attempt.refuse(answer.problem)
      draft.reset({ email })
      taken(answer)
      props.onSent()
    })
  return (
    <Form of={attempt} onSubmit={send}>
      <TextField
        name="email"
        label={t('join.proof_email')}
        type="email"
        inputmode="email"
        autocomplete="email"
        value={draft.values.email}
        onInput={(email) => draft.set({ email })}
        error={attempt.errorAt('email')}
      />
      <Button type="submit" kind="main" large wide class="self-start" busy={attempt.busy()}>
        {t('join.proof_send')}
      </Button>
    </Form>
  )
}

function Code(props: { of: Shown; until: string; onOther: () => void }) {
  const [code, setCode] = createSignal('')
  const [sent, setSent] = createSignal(false)
  const attempt = createAttempt()
  const again = createAttempt()
  const email = () => props.of.email!.address

  const prove = () =>
    attempt.run(async () => {
      again.say()
      const digits = digitsOf(code())
      if (!attempt.accepts(digits.length === 6 ? [] : [{ path: 'code', reason: digits ? 'six_digits' : 'required' }]))
        return
      const answer = await join.prove(applicationToken(), digits)
      if (answer.ok) return void taken(answer)
      setCode('')
      attempt.refuse(answer.problem)
    })
  const resend = () =>
    again.run(async () => {
      attempt.say()
      setSent(false)
      const answer = await join.sendCode(applicationToken(), email())
      if (!answer.ok) return attempt.refuse(answer.problem)
      taken(answer)
      setSent(true)
    })

  return (
    <Form of={attempt} onSubmit={prove}>
      <div role="status">
        <p>{t(sent() ? 'join.proof_sent_again' : 'join.proof_sent', { email: email() })}</p>
      </div>
      <TextField
        name="code"
        label={t('join.proof_code')}
        hint={t('join.proof_code_hint', { time: clockHere(new Date(props.until).getTime()) })}
        inputmode="numeric"
        autocomplete="one-time-code"
        value={code()}
        onInput={(text) => setCode(digitsOf(text))}
        width="max-w-40"
        error={attempt.errorAt('code')}
      />
      <div class="flex flex-wrap items-center gap-3">
        <Button type="submit" kind="main" large wide busy={attempt.busy()}>
          {t('join.proof_check')}
        </Button>
        <Button busy={again.busy()} onClick={() => void resend()}>
          {t('join.proof_again')}
        </Button>
        <Button kind="quiet" onClick={() => props.onOther()}>
          {t('join.proof_other')}
        </Button>
      </div>
    </Form>
  )
}

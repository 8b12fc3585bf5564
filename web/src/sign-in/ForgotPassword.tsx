import { Email } from '@slrt/domain/field'
import { createSignal, Show } from 'solid-js'
import { check, createAttempt } from '../attempt.ts'
import { createDraft } from '../draft.ts'
import { t } from '../text/text.ts'
import { Button } from '../ui/Button.tsx'
import { Form } from '../ui/Form.tsx'
import { Heading } from '../ui/Heading.tsx'
import { TextField } from '../ui/TextField.tsx'
import { auth } from './auth.ts'
import { PublicPage } from './PublicPage.tsx'
import '../text/account.ts'

/** Asks for a link. The answer is the same whether the address is known or not. */
export function ForgotPassword() {
  const draft = createDraft('sign-in', { login: '' })
  const [sent, setSent] = createSignal(false)
  const attempt = createAttempt()

  const send = () =>
    attempt.run(async () => {
      const email = draft.values.login.trim().toLowerCase()
      if (!attempt.accepts(check(Email, email).map(({ reason }) => ({ path: 'login', reason })))) return
      const answer = await auth('request-password-reset', { email, redirectTo: '/kata-sandi-baru' })
      if (answer.ok) setSent(true)
      else attempt.say({ problem: answer.problem })
    })

  return (
    <PublicPage>
      <Show when={!sent()} fallback={<Sent email={draft.values.login.trim()} />}>
        <Heading>{t('forgot.title')}</Heading>
        <p>{t('forgot.text')}</p>
        <Form of={attempt} onSubmit={send}>
          <TextField
            name="login"
            label={t('forgot.email')}
            type="email"
            inputmode="email"
            autocomplete="email"
            value={draft.values.login}
            onInput={(login) => draft.set({ login })}
            error={attempt.errorAt('login')}
          />
          <div class="flex flex-wrap items-center gap-x-6 gap-y-3">
            <Button type="submit" kind="main" large wide busy={attempt.busy()}>
              {t('forgot.action')}
            </Button>
            <a class="inline-flex min-h-control items-center" href="/masuk">
              {t('forgot.back')}
            </a>
          </div>
        </Form>
        <p class="text-small text-ink-2">{t('forgot.no_email')}</p>
      </Show>
    </PublicPage>
  )
}

function Sent(props: { email: string }) {
  return (
    <>
      <Heading>{t('forgot.sent_title')}</Heading>
      <p>{t('forgot.sent_text', { email: props.email })}</p>
      <p class="text-ink-2">{t('forgot.no_message')}</p>
      <p>
        <a href="/masuk">{t('forgot.back')}</a>
      </p>
    </>
  )
}

import { useLocation, useNavigate } from '@solidjs/router'
import { createEffect, createSignal, lazy, Show, Suspense } from 'solid-js'
import { createAttempt } from '../attempt.ts'
import { createDraft } from '../draft.ts'
import { ended, session } from '../session.tsx'
import { t } from '../text/text.ts'
import { Button } from '../ui/Button.tsx'
import { Form } from '../ui/Form.tsx'
import { Heading } from '../ui/Heading.tsx'
import { Notice } from '../ui/Notice.tsx'
import { PasswordField } from '../ui/PasswordField.tsx'
import { TextField } from '../ui/TextField.tsx'
import { arrive, wantedPlace } from './arrive.ts'
import { signIn } from './auth.ts'
import { demoPlan, type DemoAccount } from './demo-plan.ts'
import { PublicPage } from './PublicPage.tsx'

const DemoAccounts = lazy(() => import('./DemoAccounts.tsx').then((file) => ({ default: file.DemoAccounts })))

export function SignIn() {
  const navigate = useNavigate()
  const location = useLocation<{ said?: 'password_set' | 'signed_out' }>()
  const draft = createDraft('sign-in', { login: '' })
  const [password, setPassword] = createSignal('')
  const attempt = createAttempt()

  createEffect(() => session() && navigate(wantedPlace(location.search), { replace: true }))

  const send = () =>
    attempt.run(async () => {
      const given = { login: draft.values.login.trim(), password: password() }
      const missing = (['login', 'password'] as const).filter((path) => given[path] === '')
      if (!attempt.accepts(missing.map((path) => ({ path, reason: 'required' })))) return
      const answer = await signIn(given.login, given.password)
      if (!answer.ok) {
        setPassword('')
        attempt.say({ problem: answer.problem })
      } else if (answer.body.second) navigate(`/masuk/kode${location.search}`)
      else await arrive(navigate, location.search)
    })

  function pick(account: DemoAccount) {
    draft.set({ login: account.login })
    setPassword(account.password)
    attempt.say()
    demoPlan.login = account.login
    document.querySelector<HTMLElement>('main [type=submit]')?.focus()
  }

  return (
    <PublicPage
      aside={
        <Suspense>
          <DemoAccounts onPick={pick} />
        </Suspense>
      }
    >
      <Heading>{t('sign_in.title')}</Heading>
      <Show when={ended()}>
        <Notice kind="info">{t('sign_in.ended')}</Notice>
      </Show>
      <Show when={location.state?.said}>{(said) => <Notice kind="done">{t(`sign_in.${said()}`)}</Notice>}</Show>
      <Form of={attempt} onSubmit={send}>
        <TextField
          name="login"
          label={t('sign_in.login')}
          value={draft.values.login}
          onInput={(login) => draft.set({ login })}
          inputmode="email"
          autocomplete="username"
          error={attempt.errorAt('login')}
        />
        <PasswordField
          name="password"
          label={t('sign_in.password')}
          value={password()}
          onInput={setPassword}
          autocomplete="current-password"
          error={attempt.errorAt('password')}
        />
        <div class="flex flex-wrap items-center gap-x-6 gap-y-3">
          <Button type="submit" kind="main" large wide busy={attempt.busy()} busyText={t('sign_in.checking')}>
            {t('sign_in.action')}
          </Button>
          <a class="inline-flex min-h-control items-center" href="/lupa-kata-sandi">
            {t('sign_in.forgot')}
          </a>
        </div>
      </Form>
      <p>
        <a class="inline-flex min-h-control items-center" href="/gabung">
          {t('sign_in.join')}
        </a>
      </p>
    </PublicPage>
  )
}

import { Password } from '@slrt/domain/field'
import { useNavigate } from '@solidjs/router'
import { createSignal, Show } from 'solid-js'
import { check, createAttempt } from '../attempt.ts'
import { t } from '../text/text.ts'
import { Button } from '../ui/Button.tsx'
import { Form } from '../ui/Form.tsx'
import { Heading } from '../ui/Heading.tsx'
import { Notice } from '../ui/Notice.tsx'
import { PasswordField } from '../ui/PasswordField.tsx'
import { auth } from './auth.ts'
import { PublicPage } from './PublicPage.tsx'
import { secretOfAddress } from './secret.ts'
import '../text/account.ts'

/** Opened from the link in a message. The token stands behind the `#`, so no server and no log on the way sees it. */
export function NewPassword() {
  const navigate = useNavigate()
  const token = secretOfAddress()
  const [password, setPassword] = createSignal('')
  const attempt = createAttempt()

  const send = () =>
    attempt.run(async () => {
      const found = check(Password, password()).map(({ reason }) => ({ path: 'newPassword', reason }))
      if (!attempt.accepts(found)) return
      const answer = await auth('reset-password', { token, newPassword: password() })
      if (answer.ok) navigate('/masuk', { replace: true, state: { said: 'password_set' } })
      else attempt.say({ problem: answer.problem })
    })

  return (
    <PublicPage>
      <Heading>{t('new_password.title')}</Heading>
      <Show
        when={token}
        fallback={
          <Notice kind="info" actions={<a href="/lupa-kata-sandi">{t('new_password.ask_again')}</a>}>
            {t('refusal.signin.link_over')}
          </Notice>
        }
      >
        <Form of={attempt} onSubmit={send}>
          <PasswordField
            name="newPassword"
            label={t('password.new')}
            hint={t('password.rules')}
            value={password()}
            onInput={setPassword}
            autocomplete="new-password"
            error={attempt.errorAt('newPassword')}
          />
          <Button type="submit" kind="main" large wide class="self-start" busy={attempt.busy()}>
            {t('new_password.action')}
          </Button>
        </Form>
        <Show when={attempt.problem()?.code === 'signin.link_over'}>
          <p>
            <a href="/lupa-kata-sandi">{t('new_password.ask_again')}</a>
          </p>
        </Show>
      </Show>
    </PublicPage>
  )
}

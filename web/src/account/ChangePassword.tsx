import { Password } from '@slrt/domain/field'
import { useNavigate } from '@solidjs/router'
import { createSignal } from 'solid-js'
import { check, createAttempt } from '../attempt.ts'
import { auth } from '../sign-in/auth.ts'
import { t } from '../text/text.ts'
import { BackLink } from '../ui/BackLink.tsx'
import { Button } from '../ui/Button.tsx'
import { Form } from '../ui/Form.tsx'
import { PageHead } from '../ui/Heading.tsx'
import { PasswordField } from '../ui/PasswordField.tsx'
import { sayDone } from '../ui/Toaster.tsx'
import '../text/account.ts'

/** Needs the network: a password is never kept on the device, not even in the outbox. */
export function ChangePassword() {
  const navigate = useNavigate()
  const [current, setCurrent] = createSignal('')
  const [next, setNext] = createSignal('')
  const attempt = createAttempt()

  const send = () =>
    attempt.run(async () => {
      const found = [
        ...(current() ? [] : [{ path: 'currentPassword', reason: 'required' }]),
        ...check(Password, next()).map(({ reason }) => ({ path: 'newPassword', reason })),
      ]
      if (!attempt.accepts(found)) return
      const input = { currentPassword: current(), newPassword: next(), revokeOtherSessions: true }
      const answer = await auth('change-password', input)
      if (!answer.ok) return attempt.say({ problem: answer.problem })
      sayDone(t('password.changed'))
      navigate('/lainnya')
    })

  return (
    <div class="reading flex flex-col">
      <BackLink href="/lainnya">{t('action.back')}</BackLink>
      <PageHead title={t('password.change_title')}>
        <p>{t('password.change_text')}</p>
      </PageHead>
      <div class="max-w-md">
        <Form of={attempt} onSubmit={send}>
          <PasswordField
            name="currentPassword"
            label={t('password.current')}
            value={current()}
            onInput={setCurrent}
            autocomplete="current-password"
            error={attempt.errorAt('currentPassword')}
          />
          <PasswordField
            name="newPassword"
            label={t('password.new')}
            hint={t('password.rules')}
            value={next()}
            onInput={setNext}
            autocomplete="new-password"
            error={attempt.errorAt('newPassword')}
          />
          <Button type="submit" kind="main" large wide class="self-start" busy={attempt.busy()}>
            {t('password.change')}
          </Button>
        </Form>
      </div>
    </div>
  )
}

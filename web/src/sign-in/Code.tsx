import { useLocation, useNavigate } from '@solidjs/router'
import { createSignal, lazy, Show, Suspense } from 'solid-js'
import { createAttempt } from '../attempt.ts'
import { t } from '../text/text.ts'
import { Button } from '../ui/Button.tsx'
import { Form } from '../ui/Form.tsx'
import { Heading } from '../ui/Heading.tsx'
import { TextField } from '../ui/TextField.tsx'
import { arrive } from './arrive.ts'
import { auth, digitsOf } from './auth.ts'
import { demoPlan } from './demo-plan.ts'
import { PublicPage } from './PublicPage.tsx'
import '../text/account.ts'

const DemoCode = lazy(() => import('./DemoCode.tsx').then((file) => ({ default: file.DemoCode })))

/** The second factor: six digits of the authenticator, or one of the codes that were written down. */
export function Code() {
  const navigate = useNavigate()
  const location = useLocation()
  const [code, setCode] = createSignal('')
  const [written, setWritten] = createSignal(false)
  const attempt = createAttempt()

  const send = () =>
    attempt.run(async () => {
      const given = written() ? code().trim() : digitsOf(code())
      const complete = written() ? given.length > 0 : given.length === 6
      if (!attempt.accepts(complete ? [] : [{ path: 'code', reason: given ? 'six_digits' : 'required' }])) return
      const answer = await auth(written() ? 'two-factor/verify-backup-code' : 'two-factor/verify-totp', { code: given })
      if (answer.ok) await arrive(navigate, location.search)
      else {
        setCode('')
        attempt.say({ problem: answer.problem })
      }
    })

  function change() {
    setWritten(!written())
    setCode('')
    attempt.say()
  }

  return (
    <PublicPage>
      <Heading>{t(written() ? 'code.backup_title' : 'code.title')}</Heading>
      <Form of={attempt} onSubmit={send}>
        <TextField
          name="code"
          label={t(written() ? 'code.backup_label' : 'code.label')}
          hint={t(written() ? 'code.backup_hint' : 'code.hint')}
          value={code()}
          onInput={setCode}
          inputmode={written() ? 'text' : 'numeric'}
          autocomplete={written() ? 'off' : 'one-time-code'}
          error={attempt.errorAt('code')}
          width={written() ? 'max-w-72' : 'max-w-48'}
        />
        <Show when={demoPlan.login && !written()}>
          <Suspense>
            <DemoCode login={demoPlan.login!} onPick={setCode} />
          </Suspense>
        </Show>
        <Button
          type="submit"
          kind="main"
          large
          wide
          class="self-start"
          busy={attempt.busy()}
          busyText={t('sign_in.checking')}
        >
          {t('code.action')}
        </Button>
      </Form>
      <div class="flex flex-col items-start gap-1">
        <Button kind="quiet" onClick={change}>
          {t(written() ? 'code.use_app' : 'code.use_backup')}
        </Button>
        <a class="inline-flex min-h-control items-center" href={`/masuk${location.search}`}>
          {t('code.other_account')}
        </a>
      </div>
    </PublicPage>
  )
}

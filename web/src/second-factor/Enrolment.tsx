import { useNavigate } from '@solidjs/router'
import { createSignal, Match, onMount, Switch } from 'solid-js'
import { createAttempt } from '../attempt.ts'
import { loadSession } from '../session.tsx'
import { auth, digitsOf } from '../sign-in/auth.ts'
import { t } from '../text/text.ts'
import { Button } from '../ui/Button.tsx'
import { Form } from '../ui/Form.tsx'
import { Heading } from '../ui/Heading.tsx'
import { PasswordField } from '../ui/PasswordField.tsx'
import { TextField } from '../ui/TextField.tsx'
import { Wait } from '../ui/Wait.tsx'
import { BackupCodes } from './BackupCodes.tsx'
import { Scan } from './Scan.tsx'
import '../text/account.ts'

type Secret = { totpURI: string; backupCodes: string[] }
type Step = 'password' | 'scan' | 'codes' | 'check'

/** Sets up the codes of an authenticator: scan, write down the spare codes, prove with one code. */
export function Enrolment(props: { password?: string; after: string }) {
  const navigate = useNavigate()
  const [step, setStep] = createSignal<Step>(props.password === undefined ? 'password' : 'scan')
  const [password, setPassword] = createSignal(props.password ?? '')
  const [secret, setSecret] = createSignal<Secret>()
  const [code, setCode] = createSignal('')
  const attempt = createAttempt()

  const begin = () =>
    attempt.run(async () => {
      if (!attempt.accepts(password() ? [] : [{ path: 'password', reason: 'required' }])) return
      const answer = await auth<Secret>('two-factor/enable', { password: password() })
      if (!answer.ok) return attempt.say({ problem: answer.problem })
      setSecret(answer.body)
      setStep('scan')
    })
  onMount(() => props.password !== undefined && begin())

  const finish = () =>
    attempt.run(async () => {
      const given = digitsOf(code())
      const found = given.length === 6 ? [] : [{ path: 'code', reason: given ? 'six_digits' : 'required' }]
      if (!attempt.accepts(found)) return
      const answer = await auth('two-factor/verify-totp', { code: given })
      if (!answer.ok) {
        setCode('')
        return attempt.say({ problem: answer.problem })
      }
      await loadSession()
      navigate(props.after, { replace: true })
    })

  const stepText = (n: number) => <p class="-mb-4 text-ink-2">{t('form.step', { n, of: 3 })}</p>

  return (
    <Switch fallback={<Wait />}>
      <Match when={step() === 'password' || (attempt.problem() && !secret())}>
        <Heading>{t('second.title')}</Heading>
        <p>{t('second.why')}</p>
        <Form of={attempt} onSubmit={begin}>
          <PasswordField
            name="password"
            label={t('second.password')}
            value={password()}
            onInput={setPassword}
            autocomplete="current-password"
            error={attempt.errorAt('password')}
          />
          <Button type="submit" kind="main" large wide class="self-start" busy={attempt.busy()}>
            {t('second.begin')}
          </Button>
        </Form>
      </Match>
      <Match when={step() === 'scan' && secret()}>
        {(it) => (
          <>
            {stepText(1)}
            <Heading>{t('second.scan_title')}</Heading>
            <Scan uri={it().totpURI} onNext={() => setStep('codes')} />
          </>
        )}
      </Match>
      <Match when={step() === 'codes' && secret()}>
        {(it) => (
          <>
            {stepText(2)}
            <Heading>{t('second.codes_title')}</Heading>
            <BackupCodes codes={it().backupCodes} onNext={() => setStep('check')} onBack={() => setStep('scan')} />
          </>
        )}
      </Match>
      <Match when={step() === 'check'}>
        {stepText(3)}
        <Heading>{t('second.check_title')}</Heading>
        <Form of={attempt} onSubmit={finish}>
          <TextField
            name="code"
            label={t('code.label')}
            hint={t('second.check_hint')}
            value={code()}
            onInput={setCode}
            inputmode="numeric"
            autocomplete="one-time-code"
            error={attempt.errorAt('code')}
            width="max-w-48"
          />
          <div class="flex flex-wrap items-center gap-x-6 gap-y-3">
            <Button type="submit" kind="main" large wide busy={attempt.busy()} busyText={t('sign_in.checking')}>
              {t('second.finish')}
            </Button>
            <Button kind="quiet" onClick={() => setStep('scan')}>
              {t('second.show_again')}
            </Button>
          </div>
        </Form>
      </Match>
    </Switch>
  )
}

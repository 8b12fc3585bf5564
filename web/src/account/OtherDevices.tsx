import { createSignal, Show } from 'solid-js'
import { createAttempt } from '../attempt.ts'
import { auth } from '../sign-in/auth.ts'
import { t } from '../text/text.ts'
import { Button } from '../ui/Button.tsx'
import { Confirm } from '../ui/Confirm.tsx'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { sayDone } from '../ui/Toaster.tsx'
import '../text/account.ts'

/** Ends every session of this account but this one: for a lost phone or a shared computer. */
export function OtherDevices() {
  const [asked, setAsked] = createSignal(false)
  const attempt = createAttempt()
  const end = () =>
    attempt.run(async () => {
      const answer = await auth('revoke-other-sessions')
      if (!answer.ok) return attempt.say({ problem: answer.problem })
      setAsked(false)
      sayDone(t('more.others_out'))
    })
  return (
    <>
      <Button onClick={() => setAsked(true)}>{t('more.others')}</Button>
      <Show when={asked()}>
        <Confirm
          open={asked()}
          onClose={() => setAsked(false)}
          title={t('more.others_title')}
          action={t('more.others')}
          onAction={() => void end()}
          busy={attempt.busy()}
        >
          <p>{t('more.others_text')}</p>
          <ErrorSummary of={attempt} />
        </Confirm>
      </Show>
    </>
  )
}

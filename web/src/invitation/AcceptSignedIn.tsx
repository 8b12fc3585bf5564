import { useNavigate } from '@solidjs/router'
import { Show } from 'solid-js'
import { signOut } from '../account/sign-out.ts'
import { createAttempt } from '../attempt.ts'
import { post } from '../http.ts'
import { arrive } from '../sign-in/arrive.ts'
import { forgetInvitation } from '../sign-in/secret.ts'
import { t } from '../text/text.ts'
import { Button } from '../ui/Button.tsx'
import { Form } from '../ui/Form.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'
import type { Shown } from './Invitation.tsx'
import '../text/account.ts'

/**
 * The address or user name has an account already: its owner signs in, then takes the new task on with one press. A user
 * name may be somebody else's: then another one is taken.
 */
export function AcceptSignedIn(props: { token: string; of: Shown; signedIn?: string; onOther: () => void }) {
  const navigate = useNavigate()
  const attempt = createAttempt()
  const send = () =>
    attempt.run(async () => {
      const answer = await post('/api/invitation/accept', { token: props.token })
      if (!answer.ok) return attempt.refuse(answer.problem)
      forgetInvitation()
      await arrive(navigate, '')
    })
  async function other() {
    const problem = await signOut()
    if (problem) attempt.say({ problem })
    else navigate('/masuk?lanjut=/undangan')
  }
  return (
    <Show
      when={props.signedIn}
      fallback={
        <>
          <p>
            {props.of.userName === null
              ? t('invitation.sign_in_first')
              : t('invitation.taken', { userName: props.of.userName })}
          </p>
          <LinkButton kind="main" large wide href="/masuk?lanjut=/undangan">
            {t(props.of.userName === null ? 'invitation.sign_in' : 'invitation.taken_mine')}
          </LinkButton>
          <Show when={props.of.userName !== null}>
            <Button large wide onClick={() => props.onOther()}>
              {t('invitation.taken_other')}
            </Button>
          </Show>
        </>
      }
    >
      {(name) => (
        <Form of={attempt} onSubmit={send}>
          <p>{t('invitation.as', { name: name() })}</p>
          <Show
            when={attempt.problem()?.code === 'invitation.sign_in_first'}
            fallback={
              <Button type="submit" kind="main" large wide class="self-start" busy={attempt.busy()}>
                {t('invitation.accept')}
              </Button>
            }
          >
            <Button kind="main" large wide class="self-start" onClick={() => void other()}>
              {t('code.other_account')}
            </Button>
          </Show>
        </Form>
      )}
    </Show>
  )
}

import { Password, UserName } from '@slrt/domain/field'
import { useNavigate } from '@solidjs/router'
import { createSignal, Show } from 'solid-js'
import { check, createAttempt } from '../attempt.ts'
import { createDraft } from '../draft.ts'
import { post } from '../http.ts'
import { arrive } from '../sign-in/arrive.ts'
import { forgetInvitation } from '../sign-in/secret.ts'
import { t } from '../text/text.ts'
import { Button } from '../ui/Button.tsx'
import { Form } from '../ui/Form.tsx'
import { PasswordField } from '../ui/PasswordField.tsx'
import { TextField } from '../ui/TextField.tsx'
import type { Shown } from './Invitation.tsx'
import '../text/account.ts'

/**
 * Makes the account: a password, and a name to sign in with for those who seldom read e-mail. Whoever has a card has that
 * name already, unless it is in use; or gets a new password alone.
 */
export function AcceptNew(props: { token: string; of: Shown; other: boolean; onPassword: (password: string) => void }) {
  const navigate = useNavigate()
  const draft = createDraft('invitation', { username: '' })
  const [password, setPassword] = createSignal('')
  const attempt = createAttempt()
  const isReset = () => props.of.purpose === 'password'
  const asksName = () => props.other || (props.of.userName === null && !isReset())

  const send = () =>
    attempt.run(async () => {
      const username = draft.values.username.trim().toLowerCase()
      const found = [
        ...check(Password, password()).map(({ reason }) => ({ path: 'password', reason })),
        ...(username || props.other
          ? check(UserName, username).map(({ reason }) => ({ path: 'username', reason }))
          : []),
      ]
      if (!attempt.accepts(found)) return
      const input = { token: props.token, password: password(), ...(username && { username }) }
      const answer = await post('/api/invitation/accept', input)
      if (!answer.ok) return attempt.refuse(answer.problem)
      forgetInvitation()
      draft.set({ username: '' })
      if (props.of.needsSecondFactor) props.onPassword(password())
      else await arrive(navigate, '')
    })

  return (
    <Form of={attempt} onSubmit={send}>
      <PasswordField
        name="password"
        label={t('invitation.password')}
        hint={t('password.rules')}
        value={password()}
        onInput={setPassword}
        autocomplete="new-password"
        error={attempt.errorAt('password')}
      />
      <Show when={asksName()}>
        <TextField
          name="username"
          label={t(props.other ? 'invitation.other_name' : 'invitation.username')}
          optional={props.other ? undefined : t('form.optional')}
          hint={t('invitation.username_hint')}
          value={draft.values.username}
          onInput={(username) => draft.set({ username })}
          autocomplete="username"
          error={attempt.errorAt('username')}
        />
      </Show>
      <Show when={isReset()}>
        <p>{t('invitation.reset_text')}</p>
      </Show>
      <Button type="submit" kind="main" large wide class="self-start" busy={attempt.busy()}>
        {t(isReset() ? 'invitation.reset' : 'invitation.action')}
      </Button>
    </Form>
  )
}

import { createSignal, Match, onMount, Show, Switch } from 'solid-js'
import type { Role } from '@slrt/domain/permission'
import { post } from '../http.ts'
import { NO_NETWORK, type Problem } from '../problem.ts'
import { session } from '../session.tsx'
import { PublicPage } from '../sign-in/PublicPage.tsx'
import { invitationSecret } from '../sign-in/secret.ts'
import { left, moment } from '../text/date.ts'
import { t, tCode } from '../text/text.ts'
import { Failure } from '../ui/Failure.tsx'
import { Heading } from '../ui/Heading.tsx'
import { Panel } from '../ui/Panel.tsx'
import { Wait } from '../ui/Wait.tsx'
import { Enrolment } from '../second-factor/Enrolment.tsx'
import { AcceptNew } from './AcceptNew.tsx'
import { AcceptSignedIn } from './AcceptSignedIn.tsx'
import '../text/account.ts'

export type Shown = {
  tenantName: string
  role: Role
  name: string
  /** Masked; null for somebody without, who has a user name. */
  email: string | null
  userName: string | null
  /** To join, or (a card of somebody without e-mail) for a new password. */
  purpose: 'join' | 'password'
  hasAccount: boolean
  needsSecondFactor: boolean
  expiresAt: string
}

/** Opened from the link in a message: who invites whom as what, then the way in. */
export function Invitation() {
  const token = invitationSecret()
  const [shown, setShown] = createSignal<Shown>()
  const [problem, setProblem] = createSignal<Problem>()
  const [password, setPassword] = createSignal<string>()
  /** The user name of the card belongs to somebody else: another one is chosen. */
  const [other, setOther] = createSignal(false)
  const whom = ({ name, email, userName }: Shown) =>
    email === null ? t('invitation.card_for', { name, userName: userName ?? '' }) : t('invitation.for', { name, email })

  async function look() {
    setProblem(undefined)
    const answer = await post<Shown>('/api/invitation/show', { token })
    if (answer.ok) setShown(answer.body)
    // A link that was cut off on its way is as unknown as one that never existed.
    else setProblem(answer.problem.code === 'input.invalid' ? { code: 'invitation.unknown' } : answer.problem)
  }
  onMount(() => (token ? look() : setProblem({ code: 'invitation.unknown' })))
  const closed = () => problem()?.code.startsWith('invitation.') ?? false

  return (
    <PublicPage>
      <Switch fallback={<Wait />}>
        <Match when={password() !== undefined}>
          <Enrolment password={password()} after="/" />
        </Match>
        <Match when={closed()}>
          <Heading>{t('invitation.title')}</Heading>
          <Panel status="ended" title={tCode('refusal.', problem()?.code ?? '', 'refusal.other')}>
            <Show when={problem()?.code !== 'invitation.used'}>
              <p>{t('invitation.closed_next')}</p>
            </Show>
          </Panel>
          <p>
            <a href="/masuk">{t('action.to_sign_in')}</a>
          </p>
        </Match>
        <Match when={problem()}>
          {(why) => (
            <>
              <Heading>{t('invitation.title')}</Heading>
              <Failure problem={why().status === 0 ? NO_NETWORK : why()} again={() => void look()} />
            </>
          )}
        </Match>
        <Match when={shown()}>
          {(it) => (
            <>
              <div>
                <Show when={it().purpose === 'join'} fallback={<Heading>{t('invitation.reset_title')}</Heading>}>
                  <Heading title={t('invitation.title')}>
                    {t('invitation.who', { tenant: it().tenantName, role: tCode('role.', it().role, 'role.other') })}
                  </Heading>
                </Show>
                <p class="mt-2 text-ink-2">{whom(it())}</p>
                <p class="text-ink-2">
                  {t('invitation.until', { moment: moment(it().expiresAt), left: left(it().expiresAt) })}
                </p>
              </div>
              <Show
                when={it().hasAccount && it().purpose === 'join' && !other()}
                fallback={<AcceptNew token={token} of={it()} other={other()} onPassword={setPassword} />}
              >
                <AcceptSignedIn
                  token={token}
                  of={it()}
                  signedIn={session()?.person.name}
                  onOther={() => setOther(true)}
                />
              </Show>
            </>
          )}
        </Match>
      </Switch>
    </PublicPage>
  )
}

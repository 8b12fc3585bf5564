import { createSignal, Show } from 'solid-js'
import type { Outputs } from '../api.ts'
import { createSending } from '../form.ts'
import { createPending } from '../pending.ts'
import { acting, may } from '../session.tsx'
import { day, left, moment } from '../text/date.ts'
import { t, tCode } from '../text/text.ts'
import { Button } from '../ui/Button.tsx'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Panel } from '../ui/Panel.tsx'
import { sayDone } from '../ui/Toaster.tsx'
import { EndStaffDialog } from './EndStaffDialog.tsx'
import { scopeText, staffStatus } from './staff-values.ts'

type Staff = Outputs['staff']['show']

/** What is going on with this officer, and what can be done about it: only what is possible is offered. */
export function StaffNow(props: { staff: Staff; again: () => Promise<void> }) {
  const renewal = createSending()
  const [ending, setEnding] = createSignal(false)
  const pending = createPending(`staff:${props.staff.id}`)
  const [kept, setKept] = createSignal(false)
  const state = () => props.staff.state
  const isSelf = () => props.staff.id === acting()?.id
  /** Given for a time, and that is over; nobody ended it. */
  const isPast = () => state() === 'BERAKHIR' && !props.staff.endedAt && props.staff.until !== null
  const over = () =>
    state() === 'DIUNDANG' && props.staff.expiresAt !== null && Date.parse(props.staff.expiresAt) < Date.now()

  async function renew() {
    const result = await renewal.send(
      'staff.renew',
      { id: props.staff.id },
      `staff:${props.staff.id}`,
      props.staff.name,
    )
    if (result === 'waiting') setKept(true)
    if (result !== 'done') return
    sayDone(t('staff.renewed', { name: props.staff.name }))
    await props.again()
  }
  const facts = () => ({
    name: props.staff.name,
    role: tCode('role.', props.staff.role, 'role.other'),
    scope: scopeText(props.staff.scope),
  })

  const says = () => {
    if (isPast()) return t('staff.says.ended_until', { ...facts(), day: day(props.staff.until!) })
    return over() ? t('staff.says.over', facts()) : tCode('staff.says.', state(), 'staff.state', facts())
  }
  const next = () => {
    const { expiresAt, userName } = props.staff
    if (isPast()) return t('staff.next.ended_until')
    if (state() === 'DIUNDANG' && userName) return t('staff.next.card')
    if (over()) return t('staff.next.over')
    if (state() === 'DIUNDANG' && expiresAt)
      return t('staff.next.DIUNDANG', { moment: moment(expiresAt, acting()?.tenant), left: left(expiresAt) })
    return tCode('staff.next.', isSelf() ? 'self' : state(), 'staff.state', facts())
  }

  return (
    <>
      <ErrorSummary of={renewal} />
      <Show when={kept() || pending()}>
        <Notice kind="waiting">
          {t('kept.waiting')} {t('kept.waiting_text')}
        </Notice>
      </Show>
      <Panel
        status={over() ? 'turn' : (staffStatus[state()] ?? 'idle')}
        title={says()}
        actions={
          <>
            <Show when={props.staff.mayMakeCard && state() !== 'BERAKHIR'}>
              <LinkButton
                href={`/petugas/kartu?id=${props.staff.id}`}
                kind={state() === 'DIUNDANG' || !may('staff.change') ? 'main' : 'plain'}
              >
                {t(state() === 'DIUNDANG' ? 'staff.card_join' : 'staff.card_reset')}
              </LinkButton>
            </Show>
            <Show when={(state() !== 'BERAKHIR' || isPast()) && may('staff.change')}>
              <Show when={state() === 'DIUNDANG' && !props.staff.userName}>
                <Button kind="main" busy={renewal.busy()} onClick={() => void renew()}>
                  {t('staff.renew')}
                </Button>
              </Show>
              <LinkButton href={`/petugas/${props.staff.id}/ubah`} kind={state() === 'DIUNDANG' ? 'plain' : 'main'}>
                {t('staff.change')}
              </LinkButton>
              <Show when={!isSelf()}>
                <Button onClick={() => setEnding(true)}>{t('staff.end')}</Button>
              </Show>
            </Show>
          </>
        }
      >
        <p>{next()}</p>
      </Panel>
      <EndStaffDialog staff={props.staff} open={ending()} onClose={() => setEnding(false)} again={props.again} />
    </>
  )
}

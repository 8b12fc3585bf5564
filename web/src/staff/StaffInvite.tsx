import { newId } from '@slrt/domain/id'
import { InviteStaff } from '@slrt/domain/staff'
import { useNavigate } from '@solidjs/router'
import { createSignal, onMount, Show } from 'solid-js'
import { check } from '../attempt.ts'
import { createDraft } from '../draft.ts'
import { createSending } from '../form.ts'
import { Mend, namedAreas, type Mending } from '../mend.tsx'
import { t } from '../text/text.ts'
import { BackLink } from '../ui/BackLink.tsx'
import { Button } from '../ui/Button.tsx'
import { Form } from '../ui/Form.tsx'
import { PageHead } from '../ui/Heading.tsx'
import { Kept } from '../ui/Kept.tsx'
import { Restored } from '../ui/Restored.tsx'
import { sayDone } from '../ui/Toaster.tsx'
import { noDate } from '../regulation/dates.ts'
import { contactOf, lacking, scopeOf, unitOf, untilOf, writtenIn, type StaffValues } from './staff-values.ts'
import { StaffFields } from './StaffFields.tsx'

const empty = (): StaffValues => ({
  id: '',
  name: '',
  how: 'email',
  email: '',
  userName: '',
  role: '',
  areas: [],
  unit: '',
  until: noDate,
})

export function StaffInvite() {
  return <Mend path="staff.invite">{(mending) => <Inviting mending={mending} />}</Mend>
}

function Inviting(props: { mending: Mending | undefined }) {
  const navigate = useNavigate()
  const draft = props.mending
    ? createDraft(`mend.${props.mending.id}`, empty(), writtenIn(props.mending.input))
    : createDraft('staff.invite', empty())
  const sending = createSending(props.mending?.id)
  const [kept, setKept] = createSignal('')

  onMount(async () => {
    if (props.mending) draft.set({ areas: await namedAreas(draft.values.areas.map(({ code }) => code)) })
  })

  async function send() {
    // The id is final from the first try on: an invitation sent twice is one invitation.
    if (!draft.values.id) draft.set({ id: newId() })
    const { id, name, role, how } = draft.values
    const given = { scope: scopeOf(draft.values), unit: unitOf(draft.values), until: untilOf(draft.values) }
    const input = { id, name, ...contactOf(draft.values), role, ...given }
    if (!sending.accepts([...check(InviteStaff, input), ...lacking(draft.values)])) return
    const result = await sending.send('staff.invite', input, `staff:${id}`)
    if (result === 'refused') return
    draft.reset(empty())
    if (result === 'waiting') return void setKept(`staff:${id}`)
    sayDone(t(how === 'card' ? 'staff.kept_card' : 'staff.invited', { name }))
    navigate(how === 'card' ? `/petugas/kartu?id=${id}` : '/petugas', { replace: true })
  }

  return (
    <div class="reading flex flex-col">
      <Show
        when={!kept()}
        fallback={
          <Kept subject={kept()} title={t('staff.invite_title')} back="/petugas" backText={t('staff.to_list')} />
        }
      >
        <BackLink href="/petugas">{t('staff.to_list')}</BackLink>
        <PageHead title={t('staff.invite_title')}>
          <p>{t(draft.values.how === 'card' ? 'staff.next.card' : 'staff.invite_text')}</p>
        </PageHead>
        <Form of={sending} onSubmit={send}>
          <Restored of={draft} onClear={() => draft.reset(empty())} />
          <StaffFields values={draft.values} set={draft.set} attempt={sending} invites />
          <Button type="submit" kind="main" large wide class="self-start" busy={sending.busy()}>
            {t(draft.values.how === 'card' ? 'staff.save_invitation' : 'staff.send_invitation')}
          </Button>
        </Form>
      </Show>
    </div>
  )
}

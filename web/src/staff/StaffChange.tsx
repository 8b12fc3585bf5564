import { ChangeStaff } from '@slrt/domain/staff'
import { useNavigate, useParams } from '@solidjs/router'
import { createSignal, onMount, Show } from 'solid-js'
import { api, type Outputs } from '../api.ts'
import { createAsk } from '../ask.ts'
import { check } from '../attempt.ts'
import { createDraft } from '../draft.ts'
import { createSending } from '../form.ts'
import { Mend, namedAreas, type Mending } from '../mend.tsx'
import { createPending } from '../pending.ts'
import { may } from '../session.tsx'
import { day } from '../text/date.ts'
import { t, tCode } from '../text/text.ts'
import { Answer } from '../ui/Answer.tsx'
import { BackLink } from '../ui/BackLink.tsx'
import { Button } from '../ui/Button.tsx'
import { Form } from '../ui/Form.tsx'
import { PageHead } from '../ui/Heading.tsx'
import { Kept } from '../ui/Kept.tsx'
import { sayDone } from '../ui/Toaster.tsx'
import { createVersioned, UnlessOvertaken } from '../versioned.tsx'
import {
  lacking,
  placesOf,
  scopeOf,
  scopeText,
  unitOf,
  untilOf,
  untilParts,
  writtenIn,
  type StaffValues,
} from './staff-values.ts'
import { StaffFields } from './StaffFields.tsx'

type Staff = Outputs['staff']['show']
type Values = StaffValues & { version: number }

const valuesOf = (staff: Staff): Values => ({
  id: staff.id,
  name: staff.name,
  how: staff.userName ? 'card' : 'email',
  email: '',
  userName: staff.userName ?? '',
  until: untilParts(staff.until),
  role: staff.role,
  areas: staff.scope,
  unit: staff.unit ?? '',
  version: staff.version,
})

export function StaffChange() {
  const params = useParams<{ id: string }>()
  const ask = createAsk(
    'staff.show',
    () => params.id,
    (id) => api.staff.show.query({ id }),
  )
  return (
    <div class="reading flex flex-col">
      <BackLink href={`/petugas/${params.id}`}>{t('action.back')}</BackLink>
      <Answer of={ask} title={t('staff.change')}>
        {(staff) => (
          <>
            <PageHead title={t('staff.change_title', { name: staff().name })}>
              <p>{t('staff.change_text')}</p>
            </PageHead>
            <Mend path="staff.change">
              {(mending) => <ChangeForm staff={staff()} again={ask.again} mending={mending} />}
            </Mend>
          </>
        )}
      </Answer>
    </div>
  )
}

function ChangeForm(props: { staff: Staff; again: () => Promise<void>; mending: Mending | undefined }) {
  const navigate = useNavigate()
  const written = props.mending && { ...writtenIn(props.mending.input), version: Number(props.mending.input.version) }
  const draft = createDraft(`staff.change.${props.mending?.id ?? props.staff.id}`, valuesOf(props.staff), written)
  const sending = createSending(props.mending?.id)
  const pending = createPending(`staff:${props.staff.id}`)
  const [kept, setKept] = createSignal(false)
  const versioned = createVersioned({
    draft,
    sending,
    theirs: () => valuesOf(props.staff),
    again: () => props.again(),
    changed: 'staff.changed',
  })

  onMount(async () => {
    if (props.mending) draft.set({ areas: await namedAreas(draft.values.areas.map(({ code }) => code)) })
  })

  async function send() {
    const { id, name, role, version } = draft.values
    const until = untilOf(draft.values)
    const input = { id, name, role, scope: scopeOf(draft.values), unit: unitOf(draft.values), until, version }
    if (!sending.accepts([...check(ChangeStaff, input), ...lacking(draft.values)])) return
    const result = await sending.send('staff.change', input, `staff:${id}`)
    if (result === 'refused') return void (await versioned.meet())
    draft.reset({ ...draft.values, version: version + 1 })
    if (result === 'waiting') return setKept(true)
    sayDone(t('staff.saved', { name }))
    navigate(`/petugas/${id}`, { replace: true })
  }

  /** Names of institutions, asked for when two people changed the same officer. */
  const units = createAsk(
    'unit.list',
    () => (versioned.overtaken() && may('unit.list') ? {} : undefined),
    (input) => api.unit.list.query(input),
  )
  const unitText = (values: StaffValues) => units.data()?.find(({ id }) => id === unitOf(values))?.name ?? ''

  const untilText = (values: StaffValues) => {
    const until = untilOf(values)
    return until && !Number.isNaN(Date.parse(until)) ? day(until) : ''
  }

  const parts = () => {
    const theirs = valuesOf(props.staff)
    const roleText = (role: string) => tCode('role.', role, 'role.other')
    return [
      { label: t('staff.name'), theirs: theirs.name, mine: draft.values.name },
      { label: t('staff.role'), theirs: roleText(theirs.role), mine: roleText(draft.values.role) },
      { label: t('staff.unit'), theirs: unitText(theirs), mine: unitText(draft.values) },
      { label: t('staff.until'), theirs: untilText(theirs), mine: untilText(draft.values) },
      {
        label: t('staff.scope'),
        theirs: scopeText(theirs.areas),
        mine: scopeText(placesOf(draft.values.role) ? draft.values.areas : []),
      },
    ]
  }

  return (
    <Show
      when={!kept() && !pending()}
      fallback={<Kept subject={`staff:${props.staff.id}`} back="/petugas" backText={t('staff.to_list')} />}
    >
      <UnlessOvertaken of={versioned} parts={parts()} onMine={send}>
        <Form of={sending} onSubmit={send}>
          <StaffFields values={draft.values} set={draft.set} attempt={sending} />
          <Button type="submit" kind="main" large wide class="self-start" busy={sending.busy()}>
            {t('staff.save')}
          </Button>
        </Form>
      </UnlessOvertaken>
    </Show>
  )
}

import { groupNumber } from '@slrt/domain/nik'
import { lacksPapers } from '@slrt/domain/person'
import { useNavigate, useParams } from '@solidjs/router'
import { createSignal, Show } from 'solid-js'
import { api } from '../api.ts'
import { createAsk } from '../ask.ts'
import type { Draft } from '../draft.ts'
import { createSending } from '../form.ts'
import { Mend, type Mending } from '../mend.tsx'
import { createPending } from '../pending.ts'
import { SealedDraft } from '../sealed-draft.tsx'
import { t } from '../text/text.ts'
import { Answer } from '../ui/Answer.tsx'
import { BackLink } from '../ui/BackLink.tsx'
import { Button } from '../ui/Button.tsx'
import { Form } from '../ui/Form.tsx'
import { PageHead } from '../ui/Heading.tsx'
import { Kept } from '../ui/Kept.tsx'
import { sayDone } from '../ui/Toaster.tsx'
import { createVersioned, UnlessOvertaken } from '../versioned.tsx'
import type { Household } from './HouseholdPage.tsx'
import { memberIn, memberOf, type ChangedMember } from './changed-member.ts'
import { birthDateOf, emptyMember, memberProblems, personOf } from './member-values.ts'
import { MemberFields } from './MemberFields.tsx'

type Person = Household['persons'][number]

/** Adds a member to a family, or changes one. */
export function MemberForm() {
  const params = useParams<{ id: string; person?: string }>()
  const ask = createAsk(
    'household.show',
    () => params.id,
    (id) => api.household.show.query({ id }),
  )
  const path = () => (params.person ? 'person.change' : 'person.add')
  return (
    <div class="reading flex flex-col">
      <BackLink href={`/keluarga/${params.id}?bagian=anggota`}>{t('action.back')}</BackLink>
      <Answer of={ask} title={t('member.title')}>
        {(family) => {
          const person = () => family().persons.find(({ id }) => id === params.person)
          const initial = (): ChangedMember => {
            const known = person()
            return known ? memberOf(known) : { ...emptyMember(), version: 0, keepsNik: false, keepsPhone: false }
          }
          return (
            <>
              <PageHead title={person() ? t('member.change_title', { name: person()!.name }) : t('member.add_title')}>
                <p>{t('household.title', { head: family().head })}</p>
              </PageHead>
              <Mend path={path()}>
                {(mending) => (
                  <SealedDraft
                    name={`person.${mending?.id ?? params.person ?? family().id}`}
                    initial={initial()}
                    given={mending && memberIn(mending.input)}
                  >
                    {(draft) => (
                      <Fields family={family()} person={person()} again={ask.again} mending={mending} draft={draft} />
                    )}
                  </SealedDraft>
                )}
              </Mend>
            </>
          )
        }}
      </Answer>
    </div>
  )
}

function Fields(props: {
  family: Household
  person: Person | undefined
  again: () => Promise<void>
  mending: Mending | undefined
  draft: Draft<ChangedMember>
}) {
  const navigate = useNavigate()
  const draft = props.draft
  const subject = `household:${props.family.id}`
  const sending = createSending(props.mending?.id)
  const [kept, setKept] = createSignal(false)
  const pending = createPending(
    subject,
    ({ path, content }) => path === 'person.change' && content?.input.id === props.person?.id,
  )
  const versioned = createVersioned({
    draft,
    sending,
    theirs: () => (props.person ? memberOf(props.person) : draft.values),
    again: () => props.again(),
    changed: 'person.changed',
  })
  const isHead = () => props.person?.relation === 'KEPALA'

  /** A number that this form does not know disagrees with what it says: that is for the officer to confirm. */
  async function refused() {
    const warning = /^person\.nik_(birth_date|sex)$/.exec(sending.problem()?.code ?? '')?.[1]
    if (warning) sending.say({ fields: [{ path: 'nikConfirmed', reason: warning }] })
    else await versioned.meet()
  }

  async function send() {
    const { keepsNik, keepsPhone, version } = draft.values
    if (!sending.accepts(memberProblems(draft.values, { nik: keepsNik }))) return
    const { nik, nikReason, phone, ...rest } = personOf(draft.values)
    const name = rest.name
    const input = props.person
      ? { ...rest, ...(keepsNik ? {} : { nik, nikReason }), ...(keepsPhone ? {} : { phone }), version }
      : { ...rest, nik, nikReason, phone, household: props.family.id }
    const form = `/keluarga/${props.family.id}/anggota${props.person ? `/${props.person.id}` : ''}`
    const result = await sending.send(props.person ? 'person.change' : 'person.add', input, subject, name, form)
    if (result === 'refused') return refused()
    draft.reset(
      props.person
        ? { ...draft.values, version: version + 1 }
        : { ...emptyMember(), version: 0, keepsNik: false, keepsPhone: false },
    )
    if (result === 'waiting') return void setKept(true)
    sayDone(t('member.saved', { name }))
    navigate(`/keluarga/${props.family.id}?bagian=anggota`, { replace: true })
  }
  const parts = () => {
    const theirs = props.person ? memberOf(props.person) : draft.values
    const textOf = (one: ChangedMember) => (one.relation ? t(`relation.${one.relation}`) : '')
    return [
      { label: t('member.name'), theirs: theirs.name, mine: draft.values.name },
      { label: t('member.relation'), theirs: textOf(theirs), mine: textOf(draft.values) },
      { label: t('member.birth'), theirs: birthDateOf(theirs), mine: birthDateOf(draft.values) },
      {
        label: t('member.sex'),
        theirs: theirs.sex && t(`sex.${theirs.sex}`),
        mine: draft.values.sex && t(`sex.${draft.values.sex}`),
      },
    ]
  }

  return (
    <Show
      when={!kept() && !pending()}
      fallback={
        <Kept subject={subject} back={`/keluarga/${props.family.id}?bagian=anggota`} backText={t('household.card')} />
      }
    >
      <UnlessOvertaken of={versioned} parts={parts()} onMine={send}>
        <Form of={sending} onSubmit={send}>
          <MemberFields
            values={draft.values}
            set={(next) => draft.set(next)}
            attempt={sending}
            isHead={isHead()}
            nik={
              draft.values.keepsNik && (
                <Known
                  label={t('member.nik')}
                  text={props.person?.nik ? groupNumber(props.person.nik) : noNik(props.person)}
                  action={t('member.other_nik')}
                  onOther={() => draft.set({ keepsNik: false })}
                />
              )
            }
            phone={
              draft.values.keepsPhone && (
                <Known
                  label={t('member.phone')}
                  text={props.person?.phone ?? ''}
                  action={t('member.other_phone')}
                  onOther={() => draft.set({ keepsPhone: false })}
                />
              )
            }
          />
          <Button type="submit" kind="main" large wide class="self-start" busy={sending.busy()}>
            {t('member.save')}
          </Button>
        </Form>
      </UnlessOvertaken>
    </Show>
  )
}

const noNik = (person: Person | undefined): string =>
  person && lacksPapers(person) ? t('member.nik_lacking') : t('household.no_kk')

/** A number that stays as it is, until somebody wants to write another one. */
function Known(props: { label: string; text: string; action: string; onOther: () => void }) {
  return (
    <div>
      <p class="text-label">{props.label}</p>
      <p class="flex flex-wrap items-center gap-x-4">
        {props.text}
        <Button kind="quiet" onClick={() => props.onOther()}>
          {props.action}
        </Button>
      </p>
    </div>
  )
}

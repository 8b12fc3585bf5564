import { useNavigate, useParams } from '@solidjs/router'
import { createSignal, Show } from 'solid-js'
import { groupNumber } from '@slrt/domain/nik'
import { api } from '../api.ts'
import { createAsk } from '../ask.ts'
import type { Draft } from '../draft.ts'
import { createSending } from '../form.ts'
import { Mend, textOf, type Mending } from '../mend.tsx'
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
import { familyOf, familyProblems, type FamilyValues, type KkReason } from './family-values.ts'
import { FamilyFields } from './FamilyFields.tsx'
import type { Household } from './HouseholdPage.tsx'

/** `keepsKk`: the number stays as it is, and is known masked only. */
type Values = FamilyValues & { version: number; keepsKk: boolean }

const valuesOf = (family: Household): Values => ({
  id: family.id,
  desa: family.desa,
  rt: family.rt,
  rw: family.rw,
  address: family.address,
  kk: '',
  noKk: family.kk === null,
  kkReason: (family.kkReason ?? '') as KkReason | '',
  keepsKk: family.kk !== null,
  version: family.version,
})

const writtenIn = (input: Record<string, unknown>): Partial<Values> => ({
  rt: textOf(input.rt),
  rw: textOf(input.rw),
  address: textOf(input.address),
  version: Number(input.version),
  ...('kk' in input
    ? {
        keepsKk: false,
        kk: textOf(input.kk),
        noKk: input.kk === null,
        kkReason: textOf(input.kkReason) as KkReason | '',
      }
    : {}),
})

/** Changes where a family lives and its card. */
export function HouseholdChange() {
  const params = useParams<{ id: string }>()
  const ask = createAsk(
    'household.show',
    () => params.id,
    (id) => api.household.show.query({ id }),
  )
  return (
    <div class="reading flex flex-col">
      <BackLink href={`/keluarga/${params.id}?bagian=anggota`}>{t('action.back')}</BackLink>
      <Answer of={ask} title={t('who.change_family')}>
        {(family) => (
          <>
            <PageHead title={t('family.change_title', { head: family().head })} />
            <Mend path="household.change">
              {(mending) => (
                <SealedDraft
                  name={`household.change.${mending?.id ?? family().id}`}
                  initial={valuesOf(family())}
                  given={mending && writtenIn(mending.input)}
                >
                  {(draft) => <ChangeForm family={family()} again={ask.again} mending={mending} draft={draft} />}
                </SealedDraft>
              )}
            </Mend>
          </>
        )}
      </Answer>
    </div>
  )
}

function ChangeForm(props: {
  family: Household
  again: () => Promise<void>
  mending: Mending | undefined
  draft: Draft<Values>
}) {
  const navigate = useNavigate()
  const draft = props.draft
  const subject = `household:${props.family.id}`
  const sending = createSending(props.mending?.id)
  const pending = createPending(subject, ({ path }) => path === 'household.change')
  const [kept, setKept] = createSignal(false)
  const versioned = createVersioned({
    draft,
    sending,
    theirs: () => valuesOf(props.family),
    again: () => props.again(),
    changed: 'household.changed',
  })

  async function send() {
    const { keepsKk, version } = draft.values
    if (!sending.accepts(familyProblems(draft.values, { kk: keepsKk }))) return
    const { kk, kkReason, ...rest } = familyOf(draft.values)
    const input = { ...rest, ...(keepsKk ? {} : { kk, kkReason }), version }
    const result = await sending.send(
      'household.change',
      input,
      subject,
      props.family.head,
      `/keluarga/${props.family.id}/ubah`,
    )
    if (result === 'refused') return void (await versioned.meet())
    draft.reset({ ...draft.values, version: version + 1 })
    if (result === 'waiting') return void setKept(true)
    sayDone(t('household.saved', { head: props.family.head }))
    navigate(`/keluarga/${props.family.id}?bagian=anggota`, { replace: true })
  }
  const parts = () => {
    const theirs = valuesOf(props.family)
    return (['rt', 'rw', 'address'] as const).map((name) => ({
      label: name === 'address' ? t('family.address') : name.toUpperCase(),
      theirs: theirs[name],
      mine: draft.values[name],
    }))
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
          <FamilyFields
            values={draft.values}
            set={(next) => draft.set(next)}
            attempt={sending}
            kk={
              draft.values.keepsKk && (
                <div>
                  <p class="text-label">{t('family.kk')}</p>
                  <p class="flex flex-wrap items-center gap-x-4">
                    {groupNumber(props.family.kk ?? '')}
                    <Button kind="quiet" onClick={() => draft.set({ keepsKk: false })}>
                      {t('family.other_kk')}
                    </Button>
                  </p>
                </div>
              )
            }
          />
          <Button type="submit" kind="main" large wide class="self-start" busy={sending.busy()}>
            {t('household.save')}
          </Button>
        </Form>
      </UnlessOvertaken>
    </Show>
  )
}

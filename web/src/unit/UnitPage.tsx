import { ChangeUnit } from '@slrt/domain/unit'
import { useNavigate, useParams } from '@solidjs/router'
import { createSignal, Show } from 'solid-js'
import { api } from '../api.ts'
import { createAsk } from '../ask.ts'
import { check } from '../attempt.ts'
import { createDraft } from '../draft.ts'
import { createSending } from '../form.ts'
import { Mend, type Mending } from '../mend.tsx'
import { createPending } from '../pending.ts'
import { t } from '../text/text.ts'
import { Answer } from '../ui/Answer.tsx'
import { BackLink } from '../ui/BackLink.tsx'
import { Button } from '../ui/Button.tsx'
import { Failure } from '../ui/Failure.tsx'
import { Form } from '../ui/Form.tsx'
import { PageHead } from '../ui/Heading.tsx'
import { Kept } from '../ui/Kept.tsx'
import { sayDone } from '../ui/Toaster.tsx'
import { createVersioned, UnlessOvertaken } from '../versioned.tsx'
import { EndUnitDialog } from './EndUnitDialog.tsx'
import { sectorsOf, sectorsText, valuesOf, writtenIn, type Unit, type UnitValues } from './unit-values.ts'
import { UnitFields } from './UnitFields.tsx'

type Values = UnitValues & { version: number }
const withVersion = (unit: Unit): Values => ({ ...valuesOf(unit), version: unit.version })

/** One institution: its name and what it takes care of can be changed, and it can end. */
export function UnitPage() {
  const params = useParams<{ id: string }>()
  const ask = createAsk(
    'unit.list',
    () => ({ id: params.id }),
    (input) => api.unit.list.query(input),
  )
  return (
    <div class="reading flex flex-col">
      <BackLink href="/struktur">{t('unit.to_list')}</BackLink>
      <Answer of={ask} title={t('structure.units')}>
        {(units) => (
          <Show
            when={units()[0]}
            fallback={
              <>
                <PageHead title={t('structure.units')} />
                <Failure problem={{ code: 'unit.not_found' }} />
              </>
            }
          >
            {(unit) => (
              <>
                <PageHead title={t('unit.change_title', { name: unit().name })}>
                  <p>{[t(`unit.kind.${unit().kind}`), unit().desa?.label].filter(Boolean).join(', ')}</p>
                  <p>{t('unit.change_text')}</p>
                </PageHead>
                <Mend path="unit.change">
                  {(mending) => <ChangeForm unit={unit()} again={ask.again} mending={mending} />}
                </Mend>
              </>
            )}
          </Show>
        )}
      </Answer>
    </div>
  )
}

function ChangeForm(props: { unit: Unit; again: () => Promise<void>; mending: Mending | undefined }) {
  const navigate = useNavigate()
  const subject = `unit:${props.unit.id}`
  const written = props.mending && {
    ...writtenIn(props.mending.input),
    kind: props.unit.kind,
    version: Number(props.mending.input['version']),
  }
  const draft = createDraft(`unit.change.${props.mending?.id ?? props.unit.id}`, withVersion(props.unit), written)
  const sending = createSending(props.mending?.id)
  const pending = createPending(subject)
  const [kept, setKept] = createSignal(false)
  const [ending, setEnding] = createSignal(false)
  const versioned = createVersioned({
    draft,
    sending,
    theirs: () => withVersion(props.unit),
    again: () => props.again(),
    changed: 'unit.changed',
  })

  async function send() {
    const { id, name, version } = draft.values
    const input = { id, name, sectors: sectorsOf(draft.values), version }
    if (!sending.accepts(check(ChangeUnit, input))) return
    const result = await sending.send('unit.change', input, subject)
    if (result === 'refused') return void (await versioned.meet())
    draft.reset({ ...draft.values, version: version + 1 })
    if (result === 'waiting') return void setKept(true)
    sayDone(t('unit.saved', { name }))
    navigate(`/struktur?jenis=${props.unit.kind}`, { replace: true })
  }
  const parts = () => [
    { label: t('unit.name'), theirs: props.unit.name, mine: draft.values.name },
    { label: t('unit.sectors'), theirs: sectorsText(props.unit.sectors), mine: sectorsText(draft.values.sectors) },
  ]

  return (
    <Show
      when={!kept() && !pending()}
      fallback={<Kept subject={subject} back="/struktur" backText={t('unit.to_list')} />}
    >
      <UnlessOvertaken of={versioned} parts={parts()} onMine={send}>
        <Form of={sending} onSubmit={send}>
          <UnitFields values={draft.values} set={draft.set} attempt={sending} />
          <div class="flex flex-col gap-3 tablet:flex-row">
            <Button type="submit" kind="main" large wide busy={sending.busy()}>
              {t('unit.save')}
            </Button>
            <Button large wide onClick={() => setEnding(true)}>
              {t('unit.end')}
            </Button>
          </div>
        </Form>
        <EndUnitDialog unit={props.unit} open={ending()} onClose={() => setEnding(false)} />
      </UnlessOvertaken>
    </Show>
  )
}

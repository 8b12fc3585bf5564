import { newId } from '@slrt/domain/id'
import { OpenUnit } from '@slrt/domain/unit'
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
import { desaOf, hasSectors, sectorsOf, writtenIn, type UnitValues } from './unit-values.ts'
import { UnitFields } from './UnitFields.tsx'

const empty = (): UnitValues => ({ id: '', kind: '', name: '', sectors: [], desa: [] })

/** Adds an agency, a partner, a Puskesos, or the office itself. */
export function UnitOpen() {
  return <Mend path="unit.open">{(mending) => <Opening mending={mending} />}</Mend>
}

function Opening(props: { mending: Mending | undefined }) {
  const navigate = useNavigate()
  const draft = props.mending
    ? createDraft(`mend.${props.mending.id}`, empty(), writtenIn(props.mending.input))
    : createDraft('unit.open', empty())
  const sending = createSending(props.mending?.id)
  const [kept, setKept] = createSignal('')

  onMount(async () => {
    if (props.mending) draft.set({ desa: await namedAreas(draft.values.desa.map(({ code }) => code)) })
  })

  async function send() {
    // The id is final from the first try on: a unit that is sent twice is one unit.
    if (!draft.values.id) draft.set({ id: newId() })
    const { id, kind, name } = draft.values
    const input = { id, kind, name, sectors: sectorsOf(draft.values), desa: desaOf(draft.values) }
    const missing = [
      ...(hasSectors(kind) && input.sectors.length === 0 ? [{ path: 'sectors', reason: 'required' }] : []),
      ...(kind === 'PUSKESOS' && !input.desa ? [{ path: 'desa', reason: 'required' }] : []),
    ]
    const found = check(OpenUnit, input)
    const isKind = ({ path }: { path: string }) => path === 'kind'
    const inOrder = [...found.filter(isKind), ...found.filter((one) => !isKind(one)), ...missing]
    if (!sending.accepts(inOrder)) return
    const result = await sending.send('unit.open', input, `unit:${id}`)
    if (result === 'refused') return
    draft.reset(empty())
    if (result === 'waiting') return void setKept(`unit:${id}`)
    sayDone(t('unit.added', { name }))
    navigate(`/struktur?jenis=${kind}`, { replace: true })
  }

  return (
    <div class="reading flex flex-col">
      <Show
        when={!kept()}
        fallback={<Kept subject={kept()} title={t('unit.add_title')} back="/struktur" backText={t('unit.to_list')} />}
      >
        <BackLink href="/struktur">{t('unit.to_list')}</BackLink>
        <PageHead title={t('unit.add_title')}>
          <p>{t('unit.add_text')}</p>
        </PageHead>
        <Form of={sending} onSubmit={send}>
          <Restored of={draft} onClear={() => draft.reset(empty())} />
          <UnitFields values={draft.values} set={draft.set} attempt={sending} isNew />
          <Button type="submit" kind="main" large wide class="self-start" busy={sending.busy()}>
            {t('unit.save_new')}
          </Button>
        </Form>
      </Show>
    </div>
  )
}

import { newId } from '@slrt/domain/id'
import { useNavigate, useSearchParams } from '@solidjs/router'
import { createMemo, For, Show } from 'solid-js'
import { api, type Outputs } from '../api.ts'
import { createAsk } from '../ask.ts'
import { createDraft } from '../draft.ts'
import { createSending } from '../form.ts'
import { today } from '../household/member-values.ts'
import { DayField } from '../proposal/DayField.tsx'
import { t } from '../text/text.ts'
import { Answer } from '../ui/Answer.tsx'
import { BackLink } from '../ui/BackLink.tsx'
import { Button } from '../ui/Button.tsx'
import { CheckRow } from '../ui/CheckRow.tsx'
import { ChoiceRows } from '../ui/ChoiceRows.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Form } from '../ui/Form.tsx'
import { PageHead } from '../ui/Heading.tsx'
import { TextField } from '../ui/TextField.tsx'
import { sayDone } from '../ui/Toaster.tsx'

type Meeting = Outputs['meeting']['show']
export type Candidate = Pick<Outputs['proposal']['list']['rows'][number], 'id' | 'kind' | 'head' | 'desa'>

/** All proposals that wait for a hand, page after page; as many as a list takes. */
export async function allWaiting(waits: 'meeting' | 'batch', most: number): Promise<Candidate[]> {
  const rows: Candidate[] = []
  for (let after: string | undefined, first = true; (first || after) && rows.length < most; first = false) {
    const page = await api.proposal.list.query({ waits, ...(after ? { after } : {}) })
    rows.push(...page.rows)
    after = page.next ?? undefined
  }
  return rows.slice(0, most)
}

/** A meeting that is prepared, or its changed list: the day, the place, and the families that are talked about. */
export function MeetingOpen() {
  const [search] = useSearchParams<{ ubah?: string }>()
  const ask = createAsk(
    'meeting.candidates',
    () => ({ id: search.ubah }),
    async ({ id }) => ({
      meeting: id ? await api.meeting.show.query({ id }) : undefined,
      candidates: await allWaiting('meeting', 1000),
    }),
  )
  return (
    <div class="reading flex flex-col">
      <BackLink href={search.ubah ? `/musyawarah/${search.ubah}` : '/musyawarah'}>{t('musyawarah.title')}</BackLink>
      <PageHead title={t(search.ubah ? 'musyawarah.change' : 'musyawarah.new')} />
      <Answer of={ask}>
        {(found) => (
          <Show
            when={found().candidates.length > 0 || found().meeting}
            fallback={<Empty title={t('musyawarah.nobody')}>{t('musyawarah.nobody_text')}</Empty>}
          >
            <Fields meeting={found().meeting} candidates={found().candidates} />
          </Show>
        )}
      </Answer>
    </div>
  )
}

function Fields(props: { meeting: Meeting | undefined; candidates: readonly Candidate[] }) {
  const navigate = useNavigate()
  const sending = createSending()
  const meeting = props.meeting
  const desas = createMemo(() => {
    const all = meeting ? [meeting.desa] : props.candidates.map(({ desa }) => desa)
    return [...new Map(all.map((desa) => [desa.code, desa])).values()]
  })
  const initial = {
    id: meeting?.id ?? newId(),
    desa: desas().length === 1 ? desas()[0]!.code : '',
    heldOn: meeting?.heldOn ?? today(),
    place: meeting?.place ?? '',
    left: [] as string[],
  }
  const draft = createDraft(`musyawarah.${meeting?.id ?? 'baru'}`, initial)
  const values = draft.values
  const families = () => [
    ...(meeting?.proposals ?? []),
    ...props.candidates.filter(({ desa }) => desa.code === values.desa),
  ]
  const chosen = () => families().filter(({ id }) => !values.left.includes(id))

  async function send() {
    const found = [
      ...(values.desa ? [] : [{ path: 'desa', reason: 'required' }]),
      ...(values.heldOn ? [] : [{ path: 'heldOn', reason: 'required' }]),
      ...(values.place.trim().length < 2 ? [{ path: 'meeting_place', reason: 'required' }] : []),
      ...(values.desa && chosen().length === 0 ? [{ path: 'proposals', reason: 'required' }] : []),
    ]
    if (!sending.accepts(found)) return
    const { id, desa, heldOn, place } = values
    const input = {
      id,
      ...(meeting ? { version: meeting.version } : {}),
      desa,
      heldOn,
      place: place.trim(),
      proposals: chosen().map((one) => one.id),
    }
    const about = desas().find(({ code }) => code === desa)?.label
    const result = await sending.send('meeting.open', input, `meeting:${id}`, about)
    if (result === 'refused') return
    draft.reset({ ...initial, id: newId() })
    sayDone(t(result === 'done' ? 'musyawarah.saved' : 'kept.waiting'))
    navigate(result === 'done' ? `/musyawarah/${id}` : '/musyawarah', { replace: true })
  }
  return (
    <Form of={sending} onSubmit={send}>
      <Show when={desas().length > 1}>
        <ChoiceRows
          name="desa"
          label={t('family.desa')}
          value={values.desa}
          onChange={(desa) => draft.set({ desa, left: [] })}
          choices={desas().map(({ code, label }) => ({
            value: code,
            label,
            hint: t('musyawarah.waiting_n', {
              n: props.candidates.filter(({ desa }) => desa.code === code).length,
            }),
          }))}
          error={sending.errorAt('desa')}
        />
      </Show>
      <DayField
        name="heldOn"
        label={t('musyawarah.on')}
        value={values.heldOn}
        onInput={(heldOn) => draft.set({ heldOn })}
        error={sending.errorAt('heldOn')}
      />
      <TextField
        name="meeting_place"
        label={t('musyawarah.place')}
        hint={t('musyawarah.place_hint')}
        maxlength={160}
        value={values.place}
        onInput={(place) => draft.set({ place })}
        error={sending.errorAt('meeting_place')}
      />
      <Show when={values.desa}>
        <fieldset id="field-proposals" class="flex flex-col gap-2">
          <legend class="mb-1 text-label">{t('musyawarah.list', { n: chosen().length })}</legend>
          <For each={families()}>
            {({ id, head, kind }, at) => (
              <CheckRow
                name={`proposals.${id}`}
                checked={!values.left.includes(id)}
                onChange={(on) =>
                  draft.set({ left: on ? values.left.filter((one) => one !== id) : [...values.left, id] })
                }
                hint={t(`proposal.kind.${kind}`)}
                error={at() === 0 ? sending.errorAt('proposals') : undefined}
              >
                {t('household.title', { head })}
              </CheckRow>
            )}
          </For>
        </fieldset>
      </Show>
      <Button type="submit" kind="main" large wide class="self-start" busy={sending.busy()}>
        {t('musyawarah.save')}
      </Button>
    </Form>
  )
}

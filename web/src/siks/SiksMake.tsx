import { newId } from '@slrt/domain/id'
import { MOST_IN_BATCH } from '@slrt/domain/siks'
import { useNavigate, useSearchParams } from '@solidjs/router'
import { createSignal, For, Show } from 'solid-js'
import { api, type Outputs } from '../api.ts'
import { createAsk } from '../ask.ts'
import { createSending } from '../form.ts'
import { allWaiting, type Candidate } from '../meeting/MeetingOpen.tsx'
import { t } from '../text/text.ts'
import { Answer } from '../ui/Answer.tsx'
import { BackLink } from '../ui/BackLink.tsx'
import { Button } from '../ui/Button.tsx'
import { CheckRow } from '../ui/CheckRow.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Form } from '../ui/Form.tsx'
import { PageHead } from '../ui/Heading.tsx'
import { sayDone } from '../ui/Toaster.tsx'

type Batch = Outputs['siks']['show']

/** A new batch of what the office found right, or the changed list of one. */
export function SiksMake() {
  const [search] = useSearchParams<{ ubah?: string }>()
  const ask = createAsk(
    'siks.candidates',
    () => ({ id: search.ubah }),
    async ({ id }) => ({
      batch: id ? await api.siks.show.query({ id }) : undefined,
      candidates: await allWaiting('batch', MOST_IN_BATCH),
    }),
  )
  return (
    <div class="reading flex flex-col">
      <BackLink href={search.ubah ? `/siks/${search.ubah}` : '/siks'}>{t('siks.title')}</BackLink>
      <PageHead title={t(search.ubah ? 'siks.change' : 'siks.new')}>
        <p>{t('siks.new_text')}</p>
      </PageHead>
      <Answer of={ask}>
        {(found) => (
          <Show
            when={found().batch || found().candidates.length > 0}
            fallback={<Empty title={t('siks.nobody')}>{t('siks.nobody_text')}</Empty>}
          >
            <Fields batch={found().batch} candidates={found().candidates} />
          </Show>
        )}
      </Answer>
    </div>
  )
}

function Fields(props: { batch: Batch | undefined; candidates: readonly Candidate[] }) {
  const navigate = useNavigate()
  const sending = createSending()
  const id = props.batch?.id ?? newId()
  // Of a batch that is changed the newcomers are a choice; of a new one all go.
  const [left, setLeft] = createSignal<readonly string[]>(props.batch ? props.candidates.map((one) => one.id) : [])
  const all = (): Candidate[] => [...(props.batch?.rows ?? []), ...props.candidates]
  const chosen = () => all().filter((one) => !left().includes(one.id))

  async function send() {
    if (!sending.accepts(chosen().length === 0 ? [{ path: 'proposals', reason: 'required' }] : [])) return
    const version = props.batch ? { version: props.batch.version } : {}
    const input = { id, ...version, proposals: chosen().map((one) => one.id) }
    const result = await sending.send('siks.make', input, `siks:${id}`)
    if (result === 'refused') return
    sayDone(t(result === 'done' ? 'siks.made' : 'kept.waiting'))
    navigate(result === 'done' ? `/siks/${id}` : '/siks', { replace: true })
  }
  return (
    <Form of={sending} onSubmit={send}>
      <fieldset id="field-proposals" class="flex flex-col gap-2">
        <legend class="mb-1 text-label">{t('siks.chosen', { n: chosen().length, of: all().length })}</legend>
        <For each={all()}>
          {(one, at) => (
            <CheckRow
              name={`proposals.${one.id}`}
              checked={!left().includes(one.id)}
              onChange={(on) => setLeft((now) => (on ? now.filter((id) => id !== one.id) : [...now, one.id]))}
              hint={`${t(`proposal.kind.${one.kind}`)} · ${one.desa.label}`}
              error={at() === 0 ? sending.errorAt('proposals') : undefined}
            >
              {t('household.title', { head: one.head })}
            </CheckRow>
          )}
        </For>
      </fieldset>
      <Button type="submit" kind="main" large wide class="self-start" busy={sending.busy()}>
        {t('siks.make')}
      </Button>
    </Form>
  )
}

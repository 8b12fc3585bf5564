import { newId } from '@slrt/domain/id'
import { useNavigate, useSearchParams } from '@solidjs/router'
import { createSignal, onMount, Show } from 'solid-js'
import { api } from '../api.ts'
import { createAsk } from '../ask.ts'
import { createDraft } from '../draft.ts'
import { createSending } from '../form.ts'
import { namedAreas, type Mending } from '../mend.tsx'
import { createPending } from '../pending.ts'
import { t } from '../text/text.ts'
import { Button } from '../ui/Button.tsx'
import { Form } from '../ui/Form.tsx'
import { Kept } from '../ui/Kept.tsx'
import { Restored } from '../ui/Restored.tsx'
import { sayDone } from '../ui/Toaster.tsx'
import { createVersioned, UnlessOvertaken } from '../versioned.tsx'
import { BasisFields } from './fields/BasisFields.tsx'
import { PlaceFields } from './fields/PlaceFields.tsx'
import { ValueFields } from './fields/ValueFields.tsx'
import { differencesOf } from './differences.ts'
import { DropDialog } from './DropDialog.tsx'
import { areaOf, inputOf, problemsOf, writtenIn, type DraftValues } from './draft-values.ts'
import { createNames } from './names.ts'
import { Preview } from './Preview.tsx'
import { Returned } from './Returned.tsx'
import type { EntryRow, Rule } from './shapes.ts'
import { SubmitDialog } from './SubmitDialog.tsx'
import { TryResult } from './TryResult.tsx'
import { entryDeed } from './version-deed.ts'

/** What is done once the draft is saved. */
type Next = 'simpan' | 'coba' | 'ajukan'

/** The form of a draft: what it would change first, then its fields; it is tried and submitted only as it was saved. */
export function DraftForm(props: {
  rule: Rule
  entry: EntryRow | undefined
  initial: DraftValues
  /** The old version that a new draft goes back to. */
  from: string | undefined
  again: () => Promise<void>
  mending: Mending | undefined
}) {
  const navigate = useNavigate()
  const key = props.rule.key
  const name = t(`rule.${key}`)
  const names = createNames(() => key === 'routing.unit')
  const kept = `regulation.draft.${key}.${props.mending?.id ?? props.entry?.id ?? props.from ?? 'baru'}`
  const draft = createDraft(kept, props.initial, props.mending && writtenIn(key, props.mending.input))
  const sending = createSending(props.mending?.id)
  const pending = createPending(`entry:${props.entry?.id ?? ''}`)
  const [waiting, setWaiting] = createSignal('')
  const [search] = useSearchParams<{ lanjut?: Next }>()
  const [dialog, setDialog] = createSignal<'submit' | 'drop' | undefined>(
    search.lanjut === 'ajukan' ? 'submit' : undefined,
  )
  const [trying, setTrying] = createSignal(search.lanjut === 'coba' ? 1 : 0)
  onMount(() => search.lanjut === 'simpan' && sayDone(t('draft.saved')))
  const versioned = createVersioned({
    draft,
    sending,
    theirs: () => props.initial,
    again: () => props.again(),
    changed: 'regulation.changed',
  })
  const instruments = createAsk(
    'instrument.list',
    () => ({}),
    (input) => api.instrument.list.query(input),
  )
  /** What holds where and for what this draft is about, while it is written. */
  const now = createAsk(
    'regulation.show',
    () => ({ area: areaOf(draft.values) || undefined, subject: draft.values.subject || undefined }),
    (input) => api.regulation.show.query(input),
  )
  const present = () => now.data()?.keys.find((one) => one.key === key) ?? props.rule

  onMount(async () => {
    if (props.mending) draft.set({ area: await namedAreas(draft.values.area.map(({ code }) => code)) })
  })

  /** @returns whether the draft stands on the server as it stands here */
  async function save(next: Next): Promise<boolean> {
    if (draft.values.version > 0 && !draft.touched()) return true
    // The id is final from the first try on: a draft that is sent twice is one draft.
    if (!draft.values.id) draft.set({ id: newId() })
    if (!sending.accepts(problemsOf(key, draft.values))) return false
    const input = inputOf(key, draft.values)
    const form = `/peraturan/${key}/draf/${props.entry?.id ?? 'baru'}`
    const result = await sending.send('regulation.draft', input, `entry:${input.id}`, name, form)
    if (result === 'refused') return (await versioned.meet(), false)
    draft.reset(props.entry ? { ...draft.values, version: input.version + 1 } : props.initial)
    if (result === 'waiting') return (setWaiting(`entry:${input.id}`), false)
    await props.again()
    // What was wanted goes on where the draft now has its address.
    if (!props.entry) navigate(`/peraturan/${key}/draf/${input.id}?lanjut=${next}`, { replace: true })
    return props.entry !== undefined
  }
  const saveAlone = async () => void ((await save('simpan')) && sayDone(t('draft.saved')))
  const tryOut = async () => void ((await save('coba')) && setTrying(trying() + 1))
  const askToSubmit = async () => void ((await save('ajukan')) && setDialog('submit'))
  const isTried = () => trying() > 0 && !draft.touched()
  const set = (part: Partial<DraftValues>) => draft.set(part)

  return (
    <Show
      when={!waiting() && !pending()}
      fallback={
        <Kept subject={waiting() || `entry:${props.entry?.id}`} back={`/peraturan/${key}`} backText={t('draft.back')} />
      }
    >
      <UnlessOvertaken
        of={versioned}
        parts={differencesOf(key, props.initial, draft.values, names, instruments.data() ?? [])}
        onMine={saveAlone}
      >
        <Form of={sending} onSubmit={saveAlone}>
          <Restored of={draft} onClear={() => draft.reset(props.initial)} />
          <Show when={props.entry}>{(entry) => <Returned entry={entry()} />}</Show>
          <Preview rule={present()} values={draft.values} names={names} instruments={instruments.data() ?? []} />
          <section class="flex flex-col gap-4" aria-labelledby="isi-aturan">
            <h2 id="isi-aturan">{t('draft.value')}</h2>
            <ValueFields
              rule={key}
              value={draft.values.value}
              set={(part) => draft.set('value', part)}
              attempt={sending}
              names={names}
              units={names.units()}
            />
          </section>
          <PlaceFields rule={key} values={draft.values} set={set} attempt={sending} />
          <BasisFields values={draft.values} set={set} attempt={sending} instruments={instruments.data() ?? []} />
          <Show when={isTried() && props.entry}>
            {(entry) => <TryResult id={entry().id} again={trying()} names={names} />}
          </Show>
          <div class="flex flex-col gap-3 tablet:flex-row tablet:flex-wrap">
            <Button
              kind={isTried() ? 'plain' : 'main'}
              large
              wide
              busy={sending.busy()}
              busyText={t('draft.trying')}
              onClick={() => void tryOut()}
            >
              {t('draft.try')}
            </Button>
            <Button kind={isTried() ? 'main' : 'plain'} large wide onClick={() => void askToSubmit()}>
              {t('draft.submit')}
            </Button>
            <Button type="submit" large wide>
              {t('draft.save')}
            </Button>
            <Show when={props.entry}>
              <Button large wide onClick={() => setDialog('drop')}>
                {t('draft.drop')}
              </Button>
            </Show>
          </div>
        </Form>
        <Show when={props.entry}>
          {(entry) => (
            <>
              <SubmitDialog
                of={entryDeed(entry(), name)}
                text={t('draft.submit_text')}
                back={`/peraturan/${key}`}
                open={dialog() === 'submit'}
                onClose={() => setDialog()}
              />
              <DropDialog
                of={entryDeed(entry(), name)}
                text={t('draft.drop_text')}
                back={`/peraturan/${key}`}
                open={dialog() === 'drop'}
                onClose={() => setDialog()}
              />
            </>
          )}
        </Show>
      </UnlessOvertaken>
    </Show>
  )
}

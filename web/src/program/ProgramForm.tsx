import { newId } from '@slrt/domain/id'
import { ProgramCode } from '@slrt/domain/program'
import { checkRule } from '@slrt/domain/rule-check'
import type { ParamName } from '@slrt/domain/rule-fact'
import { useNavigate, useSearchParams } from '@solidjs/router'
import { createMemo, createSignal, For, onMount, Show } from 'solid-js'
import { reconcile } from 'solid-js/store'
import { api } from '../api.ts'
import { createAsk } from '../ask.ts'
import { createDraft } from '../draft.ts'
import { createSending } from '../form.ts'
import type { Mending } from '../mend.tsx'
import { createPending } from '../pending.ts'
import { BasisFields } from '../regulation/fields/BasisFields.tsx'
import { isNation } from '../regulation/names.ts'
import { Returned } from '../regulation/Returned.tsx'
import { paramsOfForm, paramsUsed, standardOf } from '../rule/editor.ts'
import { RuleEditor } from '../rule/RuleEditor.tsx'
import { RuleText } from '../rule/RuleText.tsx'
import { pruned, toRule, type Group } from '../rule/rule-model.ts'
import { paramName } from '../rule/rule-words.ts'
import { t } from '../text/text.ts'
import { Button } from '../ui/Button.tsx'
import { Form } from '../ui/Form.tsx'
import { Kept } from '../ui/Kept.tsx'
import { Restored } from '../ui/Restored.tsx'
import { TextField } from '../ui/TextField.tsx'
import { sayDone } from '../ui/Toaster.tsx'
import { createVersioned, UnlessOvertaken } from '../versioned.tsx'
import { createEditor } from './create-editor.ts'
import { DropDialog } from '../regulation/DropDialog.tsx'
import { SubmitDialog } from '../regulation/SubmitDialog.tsx'
import { programDeed } from '../regulation/version-deed.ts'
import { differencesOf } from './differences.ts'
import { AboutFields } from './fields/AboutFields.tsx'
import { BenefitFields } from './fields/BenefitFields.tsx'
import { PaperFields, PriorityFields } from './fields/PaperFields.tsx'
import { PlacesFields } from './fields/PlacesFields.tsx'
import { inputOf, problemsOf, writtenIn, type ProgramValues, type Version } from './program-values.ts'
import { createTrying, TryPanel, type Trial } from './TryPanel.tsx'

/** What is done once the draft is saved. */
type Next = 'simpan' | 'ajukan'

/**
 * The form of a version of a program: whose it is, whom it is for, in sentences that are tried as they are written, and
 * what it gives. Submitted only as it was saved.
 */
export function ProgramForm(props: {
  entry: Version | undefined
  initial: ProgramValues
  /** The program or version that a new one begins from. */
  from: string
  isKnown: boolean
  kecamatan: readonly { code: string; label: string }[]
  lists: readonly string[]
  again: () => Promise<void>
  mending: Mending | undefined
}) {
  const navigate = useNavigate()
  const kept = `program.draft.${props.mending?.id ?? props.entry?.id ?? (props.from || 'baru')}`
  const draft = createDraft(kept, props.initial, props.mending && writtenIn(props.mending.input))
  const sending = createSending(props.mending?.id)
  const pending = createPending(`program:${props.entry?.id ?? ''}`)
  const [waiting, setWaiting] = createSignal('')
  const [search] = useSearchParams<{ lanjut?: Next }>()
  const [dialog, setDialog] = createSignal<'submit' | 'drop' | undefined>(
    search.lanjut === 'ajukan' ? 'submit' : undefined,
  )
  onMount(() => search.lanjut === 'simpan' && sayDone(t('draft.saved')))
  const versioned = createVersioned({
    draft,
    sending,
    theirs: () => props.initial,
    again: () => props.again(),
    changed: 'program.changed',
  })
  const instruments = createAsk(
    'instrument.list',
    () => ({}),
    (input) => api.instrument.list.query(input),
  )
  function set(part: Partial<ProgramValues>) {
    // The places are those of the year in which it begins, until somebody says another.
    const follows = part.from && draft.values.year === draft.values.from.year
    draft.set(follows ? { ...part, year: part.from!.year } : part)
  }
  const params = () => paramsOfForm({ ...draft.values.params })
  const needs = (param: ParamName) => {
    if (draft.values.params[param] === undefined) draft.set('params', { [param]: standardOf[param] })
  }
  /** The rule as far as it is written, where it is one: a line that is still empty says nothing yet. */
  const trial = createMemo((): Trial | undefined => {
    const root = pruned(JSON.parse(JSON.stringify(draft.values.rule)) as Group)
    const { unit, code } = draft.values
    const { rule } = toRule(root)
    if (checkRule(rule, unit).length > 0) return undefined
    return { code: ProgramCode.safeParse(code).data ?? '', unit, rule, params: params() }
  })
  const trying = createTrying(trial)
  const shared = {
    unit: () => draft.values.unit,
    params,
    needs,
    attempt: sending,
    lists: () => new Set(props.lists),
  }
  const editor = createEditor({
    ...shared,
    root: () => draft.values.rule,
    set: (rule) => draft.set('rule', reconcile(rule, { key: 'id' })),
    situation: trying.situation,
  })
  const partEditors = new Map<number, ReturnType<typeof createEditor>>()
  const editorOf = (n: number) => {
    const known = partEditors.get(n)
    if (known) return known
    const made = createEditor({
      ...shared,
      inMember: true,
      root: () => draft.values.parts[n]?.rule ?? { id: 's1', kind: 'group', mode: 'all', items: [] },
      set: (rule) => draft.set('parts', n, 'rule', reconcile(rule, { key: 'id' })),
      situation: trying.situation,
    })
    partEditors.set(n, made)
    return made
  }
  const used = () => {
    const rules = [
      draft.values.rule,
      ...(draft.values.giving === 'parts' ? draft.values.parts.map(({ rule }) => rule) : []),
    ]
    return [...new Set(rules.flatMap(paramsUsed))]
  }

  /** @returns whether the draft stands on the server as it stands here */
  async function save(next: Next): Promise<boolean> {
    if (draft.values.version > 0 && !draft.touched()) return true
    // The id is final from the first try on: a draft that is sent twice is one draft.
    if (!draft.values.id) draft.set({ id: newId() })
    const values = JSON.parse(JSON.stringify(draft.values)) as ProgramValues
    if (!sending.accepts(problemsOf(values))) return false
    const input = inputOf(values)
    const place = `/program/${input.code}/ubah/${input.id}`
    const form = props.entry ? place : `/program/baru${props.from ? `?dari=${props.from}` : ''}`
    const result = await sending.send('program.draft', input, `program:${input.id}`, values.name, form)
    if (result === 'refused') return (await versioned.meet(), false)
    draft.reset(props.entry ? { ...values, version: input.version + 1 } : props.initial)
    if (result === 'waiting') return (setWaiting(`program:${input.id}`), false)
    await props.again()
    // What was wanted goes on where the draft now has its address.
    if (!props.entry) navigate(`${place}?lanjut=${next}`, { replace: true })
    return props.entry !== undefined
  }
  const saveAlone = async () => void ((await save('simpan')) && sayDone(t('draft.saved')))
  const askToSubmit = async () => void ((await save('ajukan')) && setDialog('submit'))
  const name = () => draft.values.name

  return (
    <Show
      when={!waiting() && !pending()}
      fallback={<Kept subject={waiting() || `program:${props.entry?.id}`} back="/program" backText={t('prog.back')} />}
    >
      <UnlessOvertaken of={versioned} parts={differencesOf(props.initial, draft.values)} onMine={saveAlone}>
        <Form of={sending} onSubmit={saveAlone}>
          <Restored of={draft} onClear={() => draft.reset(props.initial)} />
          <Show when={props.entry}>{(entry) => <Returned entry={entry()} />}</Show>
          <AboutFields values={draft.values} set={set} attempt={sending} isKnown={props.isKnown} />
          <div class="grid items-start gap-6 wide:grid-cols-[minmax(0,1fr)_22rem]">
            <section class="flex min-w-0 flex-col gap-4" aria-labelledby="siapa-berhak">
              <div>
                <h2 id="siapa-berhak">{t('prog.rule')}</h2>
                <p class="text-ink-2">{t('prog.rule_text')}</p>
              </div>
              <RuleEditor
                editor={editor}
                lead={(mode) => (
                  <>
                    {t(`prog.lead.${draft.values.unit}`)} {mode} {t('syarat.these')}:
                  </>
                )}
              />
              <Show when={used().length > 0}>
                <div class="flex flex-col gap-3">
                  <h3 class="text-label">{t('prog.params')}</h3>
                  <p class="max-w-[54ch] text-small text-ink-2">{t('prog.params_text')}</p>
                  <div class="flex flex-wrap gap-4">
                    <For each={used()}>
                      {(param) => (
                        <TextField
                          name={`prog.params.${param}`}
                          label={paramName(param)}
                          inputmode="numeric"
                          maxlength={6}
                          width="max-w-32"
                          value={draft.values.params[param] ?? ''}
                          onInput={(value) => draft.set('params', { [param]: value })}
                          error={sending.errorAt(`prog.params.${param}`)}
                        />
                      )}
                    </For>
                  </div>
                </div>
              </Show>
              <Show when={trial()}>
                {(now) => (
                  <>
                    <div class="rounded-box bg-sunken p-4">
                      <h3 class="mb-1 text-label">{t('prog.read_aloud')}</h3>
                      <RuleText rule={now().rule} unit={now().unit} params={now().params} />
                    </div>
                    <details>
                      <summary class="inline-flex min-h-control cursor-pointer items-center font-semibold text-action">
                        {t('prog.technical')}
                      </summary>
                      <pre class="max-h-96 overflow-auto rounded-box bg-sunken p-3 text-small" tabindex="0">
                        {JSON.stringify(now().rule, null, 2)}
                      </pre>
                    </details>
                  </>
                )}
              </Show>
            </section>
            <div class="wide:sticky wide:top-20">
              <TryPanel of={trying} isNation={isNation()} main={!trying.isFresh()} />
            </div>
          </div>
          <BenefitFields values={draft.values} set={set} attempt={sending} editorOf={editorOf} />
          <Show when={!isNation()}>
            <PlacesFields values={draft.values} set={set} attempt={sending} kecamatan={props.kecamatan} />
          </Show>
          <PaperFields values={draft.values} set={set} attempt={sending} />
          <PriorityFields values={draft.values} set={set} attempt={sending} />
          <BasisFields values={draft.values} set={set} attempt={sending} instruments={instruments.data() ?? []} />
          <div class="no-print sticky bottom-16 z-10 -mx-4 flex gap-3 border-t border-line bg-surface px-4 py-3 tablet:-mx-6 tablet:px-6 desktop:bottom-0 [&>*]:flex-1 tablet:[&>*]:flex-none">
            <Button
              kind={trying.isFresh() || isNation() || !trial() ? 'main' : 'plain'}
              large
              busy={sending.busy()}
              onClick={() => void askToSubmit()}
            >
              {t('draft.submit')}
            </Button>
            <Button type="submit" large>
              {t('draft.save')}
            </Button>
          </div>
          <Show when={props.entry}>
            <Button class="self-start" onClick={() => setDialog('drop')}>
              {t('draft.drop')}
            </Button>
          </Show>
        </Form>
        <Show when={props.entry}>
          {(entry) => (
            <>
              <SubmitDialog
                of={programDeed(entry(), name())}
                text={t('prog.submit_text')}
                back={`/program/${entry().code}`}
                open={dialog() === 'submit'}
                onClose={() => setDialog()}
              />
              <DropDialog
                of={programDeed(entry(), name())}
                text={t('prog.drop_text')}
                back="/program"
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

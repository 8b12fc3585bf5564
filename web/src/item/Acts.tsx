import type { Category } from '@slrt/domain/category'
import type { ItemState } from '@slrt/domain/item-state'
import { createSignal, For, Show } from 'solid-js'
import { createStore } from 'solid-js/store'
import { createSending } from '../form.ts'
import { t, tCode } from '../text/text.ts'
import { Button } from '../ui/Button.tsx'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { Form } from '../ui/Form.tsx'
import { Notice } from '../ui/Notice.tsx'
import { sayDone } from '../ui/Toaster.tsx'
import { emptyAct, inputOf, problemsOf } from './act-form.ts'
import { ActFields } from './ActFields.tsx'
import { arranged, asksOf } from './acts.ts'

export type ActingOn = {
  readonly id: string
  readonly complaint: string
  readonly head: string
  readonly category: Category
  readonly state: ItemState
  readonly isMine: boolean
  readonly version: number
  readonly acts: readonly string[]
}

/**
 * What can be done with a need now: the usual step first, the others behind one word, each asking what it needs.
 * `beside`: another need of the page has the one filled button.
 */
export function Acts(props: { need: ActingOn; again: () => Promise<void>; beside?: boolean }) {
  const sending = createSending()
  const [chosen, setChosen] = createSignal('')
  const [kept, setKept] = createSignal(false)
  const [values, set] = createStore(emptyAct())
  const choice = () => arranged(props.need.state, props.need.acts, props.need.isMine)
  const word = (act: string) => tCode('act.', act, 'act.more')

  async function send(act: string) {
    const asks = asksOf(act)
    if (!sending.accepts(problemsOf(asks, values))) return
    const { id, version, complaint, head } = props.need
    const result = await sending.send(act, inputOf(asks, { id, version }, values), `complaint:${complaint}`, head)
    if (result === 'waiting') {
      setChosen('')
      return void setKept(true)
    }
    if (result === 'done') {
      setChosen('')
      set(emptyAct())
      sayDone(t('act.done', { act: word(act) }))
    }
    // Also when it was refused: the page then shows what somebody else has done meanwhile.
    await props.again()
  }
  const press = (act: string) => (asksOf(act) === 'nothing' ? void send(act) : setChosen(act))

  return (
    <Show when={!kept()} fallback={<Notice kind="waiting">{t('act.kept')}</Notice>}>
      <Show
        when={chosen() && props.need.acts.includes(chosen())}
        fallback={
          <div class="flex w-full flex-col gap-3">
            <ErrorSummary of={sending} />
            <div class="flex flex-wrap gap-3">
              <For each={choice().shown}>
                {(act, at) => (
                  <Button kind={at() === 0 && !props.beside ? 'main' : 'plain'} busy={sending.busy()} onClick={() => press(act)}>
                    {word(act)}
                  </Button>
                )}
              </For>
            </div>
            <Show when={choice().others.length > 0}>
              <details class="group">
                <summary class="inline-flex min-h-control cursor-pointer items-center font-semibold text-action underline underline-offset-3">
                  {t('act.more')}
                </summary>
                <div class="flex flex-wrap gap-3 pt-2">
                  <For each={choice().others}>
                    {(act) => (
                      <Button busy={sending.busy()} onClick={() => press(act)}>
                        {word(act)}
                      </Button>
                    )}
                  </For>
                </div>
              </details>
            </Show>
          </div>
        }
      >
        <div class="w-full max-w-160 rounded-box bg-surface p-4 text-ink">
          <Form of={sending} onSubmit={() => send(chosen())}>
            <ActFields act={chosen()} category={props.need.category} values={values} set={set} attempt={sending} />
            <div class="flex flex-wrap gap-3">
              <Button type="submit" kind="main" busy={sending.busy()}>
                {word(chosen())}
              </Button>
              <Button
                onClick={() => {
                  sending.say()
                  setChosen('')
                }}
              >
                {t('action.not_now')}
              </Button>
            </div>
          </Form>
        </div>
      </Show>
    </Show>
  )
}

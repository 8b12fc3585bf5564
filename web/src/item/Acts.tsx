import { For, onMount, Show } from 'solid-js'
import { t } from '../text/text.ts'
import { ActionDock } from '../ui/ActionDock.tsx'
import { Button } from '../ui/Button.tsx'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { Notice } from '../ui/Notice.tsx'
import { ActFields } from './ActFields.tsx'
import { actWord, type ActingOn } from './acting-on.ts'

type Props = {
  of: ActingOn
  /** Another need of the page has the one filled button; these stand in a row below their need. */
  beside?: boolean
  /** On a narrow screen the filled button is in the dock. */
  docked?: boolean
}

/** What can be done with a need now: the usual step first, the others behind one word, each asking what it needs. */
export function Acts(props: Props) {
  return (
    <Show when={!props.of.kept()} fallback={<Notice kind="waiting">{t('act.kept')}</Notice>}>
      <Show when={props.of.chosen()} keyed fallback={<ActButtons {...props} />}>
        {(act) => <ActForm of={props.of} act={act} onPanel={props.docked} />}
      </Show>
    </Show>
  )
}

function ActButtons(props: Props) {
  const choice = () => props.of.choice()
  const isMain = (at: number) => at === 0 && choice().leads && !props.beside
  const order = () =>
    `flex flex-wrap gap-3 ${props.beside ? '' : 'max-tablet:flex-col desktop:flex-col desktop:flex-nowrap'}`
  return (
    <div class="flex w-full flex-col gap-3">
      <ErrorSummary of={props.of.sending} />
      <Show when={choice().shown.length > 0}>
        <div
          class={`${order()} ${props.docked && choice().leads && choice().shown.length === 1 ? 'max-desktop:hidden' : ''}`}
        >
          <For each={choice().shown}>
            {(act, at) => (
              <Button
                kind={isMain(at()) ? 'main' : 'plain'}
                class={isMain(at()) && props.docked ? 'max-desktop:hidden' : ''}
                busy={props.of.sending.busy()}
                onClick={() => props.of.press(act)}
              >
                {actWord(act)}
              </Button>
            )}
          </For>
        </div>
      </Show>
      <Show when={choice().others.length > 0}>
        <details>
          <summary class="inline-flex min-h-control cursor-pointer items-center font-semibold text-action underline underline-offset-3">
            {t('act.more')}
          </summary>
          <div class={`${order()} pt-2`}>
            <For each={choice().others}>
              {(act) => (
                <Button busy={props.of.sending.busy()} onClick={() => props.of.press(act)}>
                  {actWord(act)}
                </Button>
              )}
            </For>
          </div>
        </details>
      </Show>
    </div>
  )
}

/** What an act asks, in the place of the buttons; on a white ground where these stand on a coloured panel. */
function ActForm(props: { of: ActingOn; act: string; onPanel?: boolean }) {
  let box!: HTMLDivElement
  onMount(() => {
    box.scrollIntoView({ block: 'nearest' })
    box.querySelector<HTMLElement>('input, select, textarea')?.focus({ preventScroll: true })
  })
  return (
    <div ref={box} class={`w-full max-w-160 ${props.onPanel ? 'rounded-box bg-surface p-4 text-ink' : ''}`}>
      <form
        class="flex flex-col gap-6"
        novalidate
        onSubmit={(event) => {
          event.preventDefault()
          void props.of.send(props.act)
        }}
      >
        <ErrorSummary of={props.of.sending} />
        <ActFields
          act={props.act}
          category={props.of.need().category}
          desa={props.of.need().desa.code}
          values={props.of.values}
          set={props.of.set}
          attempt={props.of.sending}
        />
        <div class="flex flex-wrap gap-3">
          <Button type="submit" kind="main" busy={props.of.sending.busy()}>
            {actWord(props.act)}
          </Button>
          <Button onClick={() => props.of.leave()}>{t('action.not_now')}</Button>
        </div>
      </form>
    </div>
  )
}

/** The filled button on a narrow screen, under the thumb. Goes at the end of a page. */
export function ActsDock(props: { of: ActingOn }) {
  return (
    <Show when={props.of.main()}>
      {(act) => (
        <ActionDock>
          <Button kind="main" large busy={props.of.sending.busy()} onClick={() => props.of.press(act())}>
            {actWord(act())}
          </Button>
        </ActionDock>
      )}
    </Show>
  )
}

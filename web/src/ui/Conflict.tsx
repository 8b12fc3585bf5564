import { createSignal, For, onMount, Show } from 'solid-js'
import type { Facts } from '@slrt/domain/refusal'
import { ago } from '../text/date.ts'
import { t } from '../text/text.ts'
import { Button } from './Button.tsx'
import { Panel } from './Panel.tsx'

type Difference = { label: string; theirs: string; mine: string }

/** Two people wrote the same part. Nothing is decided for them: both texts are kept until one is chosen. */
export function Conflict(props: {
  facts?: Facts
  differences: Difference[]
  onTheirs: () => void
  onMine: () => void
}) {
  const [shown, setShown] = createSignal(false)
  let box!: HTMLDivElement
  onMount(() => box.focus())
  const title = () => {
    const { by, at } = props.facts ?? {}
    if (!by) return t('conflict.somebody')
    return at ? t('conflict.who_when', { by, ago: ago(at) }) : t('conflict.who', { by })
  }
  return (
    <div ref={box} tabindex="-1" role="alert" class="flex flex-col gap-4">
      <Panel
        status="turn"
        title={title()}
        actions={
          <>
            <Button kind="main" onClick={() => props.onMine()}>
              {t('conflict.mine')}
            </Button>
            <Button onClick={() => props.onTheirs()}>{t('conflict.theirs')}</Button>
            <Button aria-expanded={shown()} onClick={() => setShown(!shown())}>
              {t('conflict.show')}
            </Button>
          </>
        }
      >
        <p>{t('conflict.text')}</p>
      </Panel>
      <Show when={shown()}>
        <Show when={props.differences.length > 0} fallback={<p>{t('conflict.same')}</p>}>
          <table class="w-full text-left">
            <caption class="sr-only">{t('conflict.show')}</caption>
            <thead class="text-small text-ink-2">
              <tr>
                <th scope="col" class="border-b border-line py-2 pr-4 font-semibold">
                  {t('conflict.part')}
                </th>
                <th scope="col" class="border-b border-line py-2 pr-4 font-semibold">
                  {t('conflict.theirs_head')}
                </th>
                <th scope="col" class="border-b border-line py-2 font-semibold">
                  {t('conflict.mine_head')}
                </th>
              </tr>
            </thead>
            <tbody>
              <For each={props.differences}>
                {(one) => (
                  <tr class="align-top">
                    <th scope="row" class="border-b border-line py-2 pr-4 font-semibold">
                      {one.label}
                    </th>
                    <td class="border-b border-line py-2 pr-4">{one.theirs || t('conflict.blank')}</td>
                    <td class="border-b border-line py-2">{one.mine || t('conflict.blank')}</td>
                  </tr>
                )}
              </For>
            </tbody>
          </table>
        </Show>
      </Show>
    </div>
  )
}

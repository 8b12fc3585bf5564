import { createEffect, createSignal, For, Show } from 'solid-js'
import { t, type TextKey } from '../text/text.ts'
import { CLASSES, KINDS, type Kind } from '../ui/tile-map/kind.ts'
import { Swatch } from '../ui/tile-map/Swatch.tsx'
import { classText, type Measure } from './measures.ts'

const nonValueText: Record<Exclude<Kind, (typeof CLASSES)[number]>, TextKey> = {
  'no-data': 'kind.no-data',
  hidden: 'kind.hidden',
  absent: 'kind.absent',
}

/** What each colour says and how many areas have it. The one pointed at, or pressed, is shown alone on the map. */
export function Legend(props: {
  measure: Measure
  counts: Record<Kind, number>
  /** Whether some tile is old, so that the cut corner needs a word. */
  hasOld: boolean
  onLit: (kind: Kind | undefined) => void
  /** In the sea of the map: two columns, without room to spare. */
  inSea?: boolean
}) {
  const [pressed, setPressed] = createSignal<Kind>()
  const [pointed, setPointed] = createSignal<Kind>()
  createEffect(() => props.onLit(pointed() ?? pressed()))

  const text = (kind: Kind) =>
    kind === 'no-data' || kind === 'hidden' || kind === 'absent'
      ? t(nonValueText[kind])
      : classText(props.measure, CLASSES.indexOf(kind))
  const shown = () => KINDS.filter((kind) => kind in nonValueText === false || props.counts[kind] > 0)
  return (
    <section aria-labelledby="legenda">
      <h2 id="legenda" class="text-label!">
        <span class="only-light">{t('map.darker')}</span>
        <span class="only-dark">{t('map.brighter')}</span>
      </h2>
      <ul class={props.inSea ? 'grid grid-flow-col grid-rows-5 gap-x-4' : 'flex flex-wrap gap-x-6'}>
        <For each={shown()}>
          {(kind) => (
            <li class={props.inSea && kind in nonValueText ? 'max-w-38' : ''}>
              <button
                type="button"
                class="flex min-h-8 items-center gap-2 rounded-tag text-left text-small leading-4 whitespace-normal hover:underline aria-pressed:font-bold aria-pressed:underline pointer-coarse:min-h-12"
                aria-pressed={pressed() === kind}
                onPointerEnter={(event) => event.pointerType === 'mouse' && setPointed(kind)}
                onPointerLeave={() => setPointed(undefined)}
                onFocus={(event) => event.currentTarget.matches(':focus-visible') && setPointed(kind)}
                onBlur={() => setPointed(undefined)}
                onClick={() => setPressed(pressed() === kind ? undefined : kind)}
              >
                <Swatch look={{ kind }} />
                <span>
                  {text(kind)} <span class="text-ink-2">({props.counts[kind]})</span>
                </span>
              </button>
            </li>
          )}
        </For>
        <Show when={props.hasOld}>
          <li class="flex min-h-8 max-w-38 items-center gap-2 text-small leading-4 pointer-coarse:max-w-none">
            <Swatch look={{ kind: '2', old: true }} />
            {t('kind.old')}
          </li>
        </Show>
      </ul>
    </section>
  )
}

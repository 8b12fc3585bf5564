import { For, Show } from 'solid-js'
import { t, type TextKey } from '../text/text.ts'
import { CLASSES, NON_VALUES, type Kind } from '../ui/tile-map/kind.ts'
import { Swatch } from '../ui/tile-map/Swatch.tsx'
import { classText, type Measure } from './measures.ts'

const nonValueText: Record<(typeof NON_VALUES)[number], TextKey> = {
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
  lit: Kind | undefined
  onLit: (kind: Kind | undefined) => void
  class?: string
}) {
  const row = (kind: Kind, text: () => string) => (
    <li>
      <button
        type="button"
        class="flex min-h-8 items-center gap-2 rounded-tag pr-2 text-left text-small hover:underline pointer-coarse:min-h-12"
        aria-pressed={props.lit === kind}
        onPointerEnter={(event) => event.pointerType === 'mouse' && props.onLit(kind)}
        onPointerLeave={(event) => event.pointerType === 'mouse' && props.onLit(undefined)}
        onFocus={(event) => event.currentTarget.matches(':focus-visible') && props.onLit(kind)}
        onBlur={() => props.onLit(undefined)}
        onClick={() => props.onLit(props.lit === kind ? undefined : kind)}
      >
        <Swatch look={{ kind }} />
        <span>
          {text()} <span class="text-ink-2">({props.counts[kind]})</span>
        </span>
      </button>
    </li>
  )
  return (
    <section aria-labelledby="legenda" class={props.class}>
      <h2 id="legenda" class="text-label!">
        <span class="only-light">{t('map.darker')}</span>
        <span class="only-dark">{t('map.brighter')}</span>
      </h2>
      <div class="flex flex-wrap gap-x-6">
        <ul>
          <For each={CLASSES}>{(kind, at) => row(kind, () => classText(props.measure, at()))}</For>
        </ul>
        <ul class="max-w-44">
          <For each={NON_VALUES.filter((kind) => props.counts[kind] > 0)}>
            {(kind) => row(kind, () => t(nonValueText[kind]))}
          </For>
          <Show when={props.hasOld}>
            <li class="flex min-h-8 items-center gap-2 text-small">
              <Swatch look={{ kind: '2', old: true }} />
              {t('kind.old')}
            </li>
          </Show>
        </ul>
      </div>
    </section>
  )
}

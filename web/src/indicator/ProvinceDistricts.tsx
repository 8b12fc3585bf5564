import { For, Show } from 'solid-js'
import { t } from '../text/text.ts'
import { Swatch } from '../ui/tile-map/Swatch.tsx'
import { lookOf, sumsOf, valueText, worstFirst, type District, type Measure } from './measures.ts'

/** The districts of one province, those that most need a look first: the map's tiles as a list for fingers. */
export function ProvinceDistricts(props: { districts: District[]; measure: Measure; to: string }) {
  const sorted = () => props.districts.toSorted(worstFirst(props.measure, props.to))
  const text = (one: District) => valueText(props.measure, one.tenant === null ? null : sumsOf(one, props.to))
  return (
    <section class="mt-6">
      <h2 class="mb-2">{t('map.districts', { n: props.districts.length })}</h2>
      <ul class="-mx-4 divide-y divide-line border-y border-line bg-surface tablet:mx-0">
        <For each={sorted()}>
          {(one) => (
            <li>
              <a
                class="flex min-h-row items-center gap-3 px-4 py-2 text-ink! no-underline! hover:bg-action-soft"
                href={`/daerah/${one.code}`}
              >
                <Swatch look={lookOf(props.measure, one, props.to)} />
                <span class="min-w-0 flex-1">{one.label}</span>
                <Show
                  when={one.tenant !== null}
                  fallback={<span class="text-small font-normal text-ink-2">{text(one)}</span>}
                >
                  <span>{text(one)}</span>
                </Show>
              </a>
            </li>
          )}
        </For>
      </ul>
    </section>
  )
}

import { For, Show } from 'solid-js'
import { number, t } from '../text/text.ts'
import { StatusTag } from '../ui/StatusTag.tsx'
import type { Places } from './WaitingList.tsx'

type Pool = Places['pools'][number]

/** Places by kecamatan: how many are taken, how many are left, and where somebody waits although one is. */
export function PlaceRows(props: { places: Places }) {
  const nameOf = (pool: Pool) =>
    pool.area ? pool.label : t(props.places.pools.length > 1 ? 'enrolment.other_areas' : 'enrolment.whole_district')
  const share = ({ places, receiving }: Pool) => (places ? Math.min(100, Math.round((100 * receiving) / places)) : 0)
  return (
    <section class="max-w-2xl" aria-labelledby="tempat">
      <h2 id="tempat" class="sr-only">
        {t('enrolment.places')}
      </h2>
      <ul class="divide-y divide-line border-y border-line">
        <For each={props.places.pools}>
          {(pool) => (
            <li class="flex flex-col gap-1 py-3">
              <div class="flex flex-wrap items-baseline justify-between gap-x-4">
                <span class="font-semibold">{nameOf(pool)}</span>
                <span>
                  {pool.places === null
                    ? t('enrolment.receiving', { n: number(pool.receiving) })
                    : t('enrolment.used', { n: number(pool.receiving), of: number(pool.places) })}
                </span>
              </div>
              <Show when={pool.places !== null}>
                <div class="h-2 overflow-hidden rounded-tag bg-sunken" aria-hidden="true">
                  <div class="h-full bg-action" style={{ width: `${share(pool)}%` }} />
                </div>
                <div class="flex flex-wrap items-center gap-x-4 gap-y-1 text-small text-ink-2">
                  <span>{t('enrolment.free', { n: pool.free! })}</span>
                  <Show when={pool.waiting > 0}>
                    <span>{t('enrolment.waiting', { n: pool.waiting })}</span>
                  </Show>
                  <Show when={pool.free! > 0 && pool.waiting > 0}>
                    <StatusTag status="turn">
                      {t('enrolment.offer', { n: Math.min(pool.free!, pool.waiting) })}
                    </StatusTag>
                  </Show>
                </div>
              </Show>
            </li>
          )}
        </For>
      </ul>
    </section>
  )
}

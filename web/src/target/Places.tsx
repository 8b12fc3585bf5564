import { For, Show } from 'solid-js'
import { may } from '../session.tsx'
import { number, t } from '../text/text.ts'
import { Panel } from '../ui/Panel.tsx'
import { percent, type Shown } from './figures.ts'

type Quota = NonNullable<Shown['quota']>

/** Whether places are too few, or enough and people are missed all the same. */
export function Fit(props: { of: Shown }) {
  const isFamily = () => props.of.unit === 'KELUARGA'
  const unit = () => t(isFamily() ? 'target.unit.families' : 'target.unit.persons')
  return (
    <Show when={props.of.fit}>
      {(fit) => (
        <Panel
          status={fit().missed === 0 ? 'done' : fit().spare < 0 ? 'hold' : may('target.list') ? 'turn' : 'idle'}
          title={
            fit().spare < 0
              ? t('target.fit.short', { n: -fit().spare, eligible: fit().eligible, places: fit().places, unit: unit() })
              : t('target.fit.enough', { eligible: fit().eligible, places: fit().places, unit: unit() })
          }
        >
          <p>
            {fit().missed === 0
              ? t('target.fit.all_reached', { unit: unit() })
              : t(fit().spare < 0 ? 'target.fit.missed_short' : 'target.fit.missed', { n: fit().missed, unit: unit() })}
          </p>
          <Show when={fit().wrong > 0}>
            <p>{t('target.fit.wrong', { n: fit().wrong, unit: unit() })}</p>
          </Show>
        </Panel>
      )}
    </Show>
  )
}

/** Places of the year, and how many are taken. */
export function Places(props: { of: Shown }) {
  return (
    <Show when={props.of.quota}>
      {(quota) => (
        <section aria-labelledby="target-places" class="sheet flex flex-col gap-4">
          <h2 id="target-places">{t('target.places', { year: String(quota().year) })}</h2>
          <Bar label={t('target.places_all')} places={quota().total} used={quota().used} />
          <Show when={quota().areas.length > 0}>
            <details>
              <summary class="min-h-control cursor-pointer py-2 font-semibold text-action">
                {t('target.places_areas', { n: quota().areas.length })}
              </summary>
              <ul class="mt-2 flex flex-col gap-3">
                <For each={quota().areas}>
                  {(area: Quota['areas'][number]) => (
                    <li>
                      <Bar label={area.label} places={area.places} used={area.used} />
                    </li>
                  )}
                </For>
              </ul>
            </details>
          </Show>
        </section>
      )}
    </Show>
  )
}

function Bar(props: { label: string; places: number; used: number }) {
  return (
    <div class="grid grid-cols-[1fr_auto] gap-x-4">
      <span>{props.label}</span>
      <span class="font-semibold">{t('target.used', { used: number(props.used), places: number(props.places) })}</span>
      <span class="col-span-2 mt-1 block h-3 overflow-hidden rounded-tile bg-sunken" aria-hidden="true">
        <span
          class="block h-3 bg-action"
          style={{ width: `${Math.min(100, percent(props.used, props.places) ?? 0)}%` }}
        />
      </span>
    </div>
  )
}

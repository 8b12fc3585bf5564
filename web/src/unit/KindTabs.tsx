import type { UnitKind } from '@slrt/domain/unit'
import { For } from 'solid-js'
import { t } from '../text/text.ts'
import { kinds, type Unit } from './unit-values.ts'

/** The kinds with how many there are of each, as one row of choices. */
export function KindTabs(props: { units: readonly Unit[]; chosen: UnitKind; onChoose: (kind: UnitKind) => void }) {
  const count = (kind: UnitKind) => props.units.filter((unit) => unit.kind === kind).length
  return (
    <div role="group" aria-label={t('unit.kinds')} class="no-print mb-4 flex flex-wrap gap-2">
      <For each={kinds}>
        {(kind) => (
          <button
            type="button"
            aria-pressed={props.chosen === kind}
            class="inline-flex min-h-control items-center rounded-box border border-edge bg-surface px-4 hover:bg-sunken aria-pressed:border-action aria-pressed:bg-action-soft aria-pressed:font-bold aria-pressed:text-action-strong"
            onClick={() => props.onChoose(kind)}
          >
            {t('unit.kind_n', { kind: t(`unit.kind.${kind}`), n: count(kind) })}
          </button>
        )}
      </For>
    </div>
  )
}

import { For, Show } from 'solid-js'
import { acting } from '../session.tsx'
import { t } from '../text/text.ts'
import type { Area } from '../ui/AreaPicker.tsx'
import { citationText, subjectText } from './names.ts'
import type { Level, Rule } from './shapes.ts'
import { valueText, type Names } from './value-words.ts'
import ChevronRight from '~icons/lucide/chevron-right'

type Step = { level: Level; name: string; value: string | null; citation: string; decides: boolean }

/** The levels that could decide, each with what it says: nation, province, district, and the place that is looked at. */
export function Chain(props: { rule: Rule; names: Names; areas: readonly Area[] }) {
  const named = (level: Level, area = '') => {
    if (level === 'district') return acting()?.tenantName ?? t('rule.level.district')
    return props.areas.find(({ code }) => code === area)?.label ?? t(`rule.level.${level}`)
  }
  const steps = (): Step[] => {
    const { chain } = props.rule
    const last = chain.at(-1)
    const said = chain.map((link) => ({
      level: link.level,
      name: [named(link.level, link.area), subjectText(link.subject)].filter(Boolean).join(', '),
      value: valueText(props.rule.key, link.value, props.names),
      citation: link.effectiveFrom ? citationText(link.citation) : '',
      decides: link === last,
    }))
    const silent = (['province', 'district'] as const).filter((level) => !chain.some((link) => link.level === level))
    const empty = silent.map((level) => ({ level, name: named(level), value: null, citation: '', decides: false }))
    const order: Level[] = ['nation', 'province', 'district', 'kecamatan', 'desa']
    return [...said, ...empty].toSorted((one, other) => order.indexOf(one.level) - order.indexOf(other.level))
  }
  return (
    <section aria-labelledby="asal" class="flex flex-col gap-2">
      <h2 id="asal">{t('rule.origin')}</h2>
      <ol class="flex flex-col gap-2 desktop:flex-row desktop:flex-wrap desktop:items-stretch">
        <For each={steps()}>
          {(step, at) => (
            <li class="flex items-center gap-2">
              <ChevronRight
                class={`icon flex-none rotate-90 text-ink-2 desktop:rotate-0 ${at() > 0 ? '' : 'invisible desktop:hidden'}`}
                aria-hidden="true"
              />
              <div
                class={`flex min-w-0 flex-1 flex-col self-stretch rounded-box border px-3 py-2 desktop:max-w-72 ${step.decides ? 'border-2 border-action bg-action-soft' : 'border-line bg-surface'}`}
              >
                <span class="text-small text-ink-2">{step.name}</span>
                <Show
                  when={step.value}
                  fallback={
                    <span class="text-ink-2">
                      <span aria-hidden="true">{t('rule.level_none')}</span>
                      <span class="sr-only">{t('rule.level_none_text')}</span>
                    </span>
                  }
                >
                  {(value) => <span class={step.decides ? 'font-bold' : ''}>{value()}</span>}
                </Show>
                <Show when={step.citation}>
                  <span class="text-small text-ink-2">{step.citation}</span>
                </Show>
                <Show when={step.decides}>
                  <span class="text-small font-semibold text-action-strong">{t('rule.decides')}</span>
                </Show>
              </div>
            </li>
          )}
        </For>
      </ol>
    </section>
  )
}

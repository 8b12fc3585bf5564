import { KEYS, type Key, type KeyGroup } from '@slrt/domain/regulation-keys'
import { useSearchParams } from '@solidjs/router'
import { createMemo, For, Show } from 'solid-js'
import { t } from '../text/text.ts'
import { Empty } from '../ui/Empty.tsx'
import { SearchBar } from '../ui/Filters.tsx'
import { groups, keysOf } from './kind.ts'
import type { Rule } from './shapes.ts'
import ChevronRight from '~icons/lucide/chevron-right'

/** Whether the tenant itself has a rule of this key that holds now. */
export const isOwn = (rule: Rule): boolean => rule.own.some(({ shown }) => shown === 'BERLAKU')

/** The rules by group, to be searched by name and sentence; a dot where they were decided here. */
export function RuleList(props: { rules: readonly Rule[]; chosen?: Key; text: (rule: Rule) => string }) {
  const [search, setSearch] = useSearchParams<{ cari?: string }>()
  const wanted = () => (search.cari ?? '').toLocaleLowerCase()
  const found = createMemo(() => {
    const fits = (rule: Rule) =>
      [t(`rule.${rule.key}`), t(`rules.group.${rule.group}`), t(`rule.${rule.key}.help`), props.text(rule)].some(
        (text) => text.toLocaleLowerCase().includes(wanted()),
      )
    return new Map(props.rules.filter((rule) => wanted() === '' || fits(rule)).map((rule) => [rule.key, rule]))
  })
  const inGroup = (group: KeyGroup) => keysOf(group).flatMap((key) => found().get(key) ?? [])
  // The group of the rule that is shown, or the first; all that were found.
  const isOpen = (group: KeyGroup) => wanted() !== '' || group === (props.chosen ? KEYS[props.chosen].group : groups[0])
  return (
    <div>
      <SearchBar
        label={t('rules.search')}
        value={search.cari ?? ''}
        onSearch={(cari) => setSearch({ cari }, { replace: true })}
      />
      <p role="status" class="mb-3 text-small text-ink-2 empty:sr-only">
        <Show when={wanted()}>{t('rules.found', { n: found().size })}</Show>
      </p>
      <Show
        when={found().size > 0}
        fallback={<Empty title={t('rules.none', { text: search.cari ?? '' })}>{t('rules.none_text')}</Empty>}
      >
        <nav aria-label={t('rules.list')} class="flex flex-col">
          <For each={groups}>
            {(group) => (
              <Show when={inGroup(group).length > 0}>
                <details open={isOpen(group)} class="group">
                  <summary class="flex min-h-control cursor-pointer list-none items-center gap-2 font-semibold">
                    <ChevronRight class="icon flex-none group-open:rotate-90" aria-hidden="true" />
                    {t(`rules.group.${group}`)}
                    <span class="font-normal text-ink-2">({inGroup(group).length})</span>
                    <Show when={inGroup(group).some(isOwn)}>
                      <Dot />
                    </Show>
                  </summary>
                  <ul class="-mx-4 mb-3 divide-y divide-line border-y border-line bg-surface tablet:mx-0 desktop:rounded-box desktop:border">
                    <For each={inGroup(group)}>
                      {(rule) => <Row rule={rule} isChosen={rule.key === props.chosen} search={search.cari} />}
                    </For>
                  </ul>
                </details>
              </Show>
            )}
          </For>
        </nav>
        <p class="mt-4 flex items-center gap-2 text-small text-ink-2">
          <Dot />
          {t('rules.own_dot')}
        </p>
      </Show>
    </div>
  )
}

const Dot = () => <span class="size-2.5 flex-none rounded-full bg-action" aria-hidden="true" />

function Row(props: { rule: Rule; isChosen: boolean; search: string | undefined }) {
  const href = () => `/peraturan/${props.rule.key}${props.search ? `?cari=${encodeURIComponent(props.search)}` : ''}`
  return (
    <li>
      <a
        href={href()}
        aria-current={props.isChosen ? 'page' : undefined}
        class="flex min-h-row items-center justify-between gap-3 px-4 py-1 font-normal! text-ink! no-underline! -outline-offset-4! hover:bg-action-soft aria-[current=page]:bg-action-soft aria-[current=page]:font-bold! aria-[current=page]:text-action-strong!"
      >
        {t(`rule.${props.rule.key}`)}
        <Show when={isOwn(props.rule)}>
          <span class="sr-only">, {t('rules.own')}</span>
          <Dot />
        </Show>
      </a>
    </li>
  )
}

import { desksOf } from '@slrt/domain/transition'
import { For, Show } from 'solid-js'
import { statusOf, statusWord } from '../item/status.ts'
import { acting } from '../session.tsx'
import { day } from '../text/date.ts'
import { t } from '../text/text.ts'
import { Empty } from '../ui/Empty.tsx'
import { StatusTag } from '../ui/StatusTag.tsx'
import type { Household } from './HouseholdPage.tsx'

type Need = Household['needs'][number]

/** What the family has asked for, the newest complaint first. */
export function NeedsOf(props: { family: Household }) {
  const complaints = () => [...Map.groupBy(props.family.needs, ({ complaint }) => complaint).values()]
  const seen = (need: Need) => {
    const role = acting()?.role
    const desks: readonly string[] = role ? desksOf(role) : []
    return { ...need, isMine: need.turn !== null && desks.includes(need.turn), urgency: 'NORMAL' }
  }
  return (
    <Show
      when={props.family.needs.length > 0}
      fallback={
        <Empty title={t('household.no_needs')}>
          <p>{t('household.no_needs_text')}</p>
        </Empty>
      }
    >
      <ul class="divide-y divide-line border-y border-line">
        <For each={complaints()}>
          {(needs) => (
            <li class="py-3">
              <a class="flex min-h-control flex-wrap items-center gap-x-3" href={`/keluhan/${needs[0]!.complaint}`}>
                <span class="whitespace-nowrap">{needs[0]!.ticket ?? t('household.no_ticket')}</span>
                <span class="text-small font-normal text-ink-2">{day(needs[0]!.registeredAt, acting()?.tenant)}</span>
              </a>
              <ul class="flex flex-col gap-2">
                <For each={needs}>
                  {(need) => (
                    <li class="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
                      <span>{t(`category.${need.category}`)}</span>
                      <StatusTag status={statusOf(seen(need))}>{t(statusWord(seen(need)))}</StatusTag>
                    </li>
                  )}
                </For>
              </ul>
            </li>
          )}
        </For>
      </ul>
    </Show>
  )
}

import '../text/catalogue.ts'
import '../text/regulation.ts'
import { useSearchParams } from '@solidjs/router'
import { For, Show } from 'solid-js'
import { api } from '../api.ts'
import { createAsk } from '../ask.ts'
import { CatalogueTabs } from '../catalogue/CatalogueTabs.tsx'
import { Parts } from '../regulation/Parts.tsx'
import { may } from '../session.tsx'
import { day, dayOfWeek } from '../text/date.ts'
import { t } from '../text/text.ts'
import { ActionDock } from '../ui/ActionDock.tsx'
import { Answer } from '../ui/Answer.tsx'
import { Facts } from '../ui/Facts.tsx'
import { PageHead } from '../ui/Heading.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'
import { Panel } from '../ui/Panel.tsx'
import { Segments } from '../ui/Segments.tsx'
import { Bones } from '../ui/Wait.tsx'
import { thisYear, yearsOf, type HolidayTable } from './holiday-values.ts'

/** Days off that no deadline counts, year by year; a year without a table says so, and what follows from it. */
export function HolidayPage() {
  const [search] = useSearchParams<{ tahun?: string }>()
  const year = () => (/^20\d\d$/.test(search.tahun ?? '') ? Number(search.tahun) : thisYear())
  const ask = createAsk(
    'holiday.list',
    () => ({ year: year() }),
    (input) => api.holiday.list.query(input),
  )
  const isSet = () => ask.data()?.years.some((one) => one.year === year()) ?? false
  const change = (large: boolean) => (
    <LinkButton href={`/kalender/${year()}/ubah`} kind="main" large={large}>
      {t(isSet() ? 'holiday.change' : 'holiday.enter', { year: String(year()) })}
    </LinkButton>
  )
  return (
    <>
      <PageHead
        title={t('holiday.title')}
        actions={
          <Show when={may('holiday.save') && ask.data()}>
            <div class="hidden desktop:block">{change(false)}</div>
          </Show>
        }
      >
        <p>{t('holiday.text')}</p>
      </PageHead>
      <Show when={may('holiday.save')} fallback={<Parts />}>
        <CatalogueTabs />
      </Show>
      <Answer of={ask} bones={<Bones rows={8} />}>
        {(table) => (
          <div class="flex flex-col gap-6">
            <div class="max-w-md">
              <Segments
                label={t('holiday.year')}
                here={String(year())}
                parts={yearsOf(table()).map((one) => ({
                  value: String(one),
                  label: String(one),
                  href: `/kalender?tahun=${one}`,
                }))}
              />
            </div>
            <Year table={table()} year={year()} />
          </div>
        )}
      </Answer>
      <Show when={may('holiday.save') && ask.data()}>
        <ActionDock>{change(true)}</ActionDock>
      </Show>
    </>
  )
}

function Year(props: { table: HolidayTable; year: number }) {
  const known = () => props.table.years.find(({ year }) => year === props.year)
  const count = (kind: string) => props.table.days.filter((one) => one.kind === kind).length
  const year = () => String(props.year)
  return (
    <Show
      when={known()}
      fallback={
        <Panel status={may('holiday.save') ? 'turn' : 'hold'} title={t('holiday.unset_title', { year: year() })}>
          <p class="max-w-[60ch]">{t('holiday.unset_text', { year: year() })}</p>
          <p>{t(may('holiday.save') ? 'holiday.unset_own' : 'holiday.unset_district')}</p>
        </Panel>
      }
    >
      {(table) => (
        <>
          <Facts
            facts={[
              { label: t('holiday.rows'), value: t('holiday.counts', { days: count('L'), leave: count('CB') }) },
              { label: t('holiday.source'), value: table().source },
              {
                label: t('holiday.changed'),
                value: t('holiday.changed_by', { by: table().changedBy, day: day(table().changedAt) }),
              },
            ]}
          />
          <table class="w-full border-separate border-spacing-0 rounded-box border border-line bg-surface text-left">
            <caption class="sr-only">{t('holiday.caption', { year: year() })}</caption>
            <thead class="text-small text-ink-2">
              <tr>
                <For each={[t('holiday.day'), t('holiday.name')]}>
                  {(head) => (
                    <th scope="col" class="border-b border-line px-3 py-2 font-semibold">
                      {head}
                    </th>
                  )}
                </For>
                <th scope="col" class="hidden border-b border-line px-3 py-2 font-semibold tablet:table-cell">
                  {t('holiday.kind')}
                </th>
              </tr>
            </thead>
            <tbody class="[&_tr:last-child>*]:border-b-0">
              <For each={props.table.days}>
                {(one) => (
                  <tr>
                    <td class="border-b border-line px-3 py-2 align-top">{dayOfWeek(one.day)}</td>
                    <th scope="row" class="border-b border-line px-3 py-2 align-top font-semibold">
                      {one.name}
                      <span class="block text-small font-normal text-ink-2 tablet:hidden">
                        {t(`holiday.kind.${one.kind}`)}
                      </span>
                    </th>
                    <td class="hidden border-b border-line px-3 py-2 align-top tablet:table-cell">
                      {t(`holiday.kind.${one.kind}`)}
                    </td>
                  </tr>
                )}
              </For>
            </tbody>
          </table>
        </>
      )}
    </Show>
  )
}

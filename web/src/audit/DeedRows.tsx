import { zoneOf } from '@slrt/domain/zone'
import { For, Show } from 'solid-js'
import { createMedia } from '../media.ts'
import { acting } from '../session.tsx'
import { shortMoment } from '../text/date.ts'
import { t, tCode } from '../text/text.ts'
import { StatusTag } from '../ui/StatusTag.tsx'
import { deedText, purposeText, statusOfSeal, type Deed } from './audit-words.ts'

type Props = {
  rows: readonly Deed[]
  /** Address of the trail of one record, of one officer. */
  ofRecord: (id: string) => string
  ofOfficer: (id: string) => string
}

const headClass =
  'sticky top-(--under-header) z-10 border-b border-line bg-surface px-3 py-2 text-small font-semibold text-ink-2 print:static'
const cellClass = 'border-b border-line px-3 py-1 align-middle'

const Seal = (props: { deed: Deed }) => (
  <StatusTag status={statusOfSeal[props.deed.sealed]}>{t(`audit.sealed.${props.deed.sealed}`)}</StatusTag>
)
const Who = (props: { deed: Deed; href: string }) => (
  <span class="flex flex-col items-start">
    <Show when={props.deed.name} fallback={t('audit.software')}>
      <a class="inline-flex min-h-control items-center" href={props.href}>
        {props.deed.name}
      </a>
    </Show>
    <span class="text-small text-ink-2">{tCode('role.', props.deed.role, 'role.other')}</span>
  </span>
)
const What = (props: { deed: Deed }) => (
  <span class="flex flex-col">
    <span class="font-semibold">{deedText(props.deed.path)}</span>
    <Show when={purposeText(props.deed)}>
      {(purpose) => <span class="text-small font-normal text-ink-2 wrap-anywhere">{purpose()}</span>}
    </Show>
  </span>
)
const Record = (props: { deed: Deed; href: (id: string) => string }) => (
  <Show when={props.deed.subject} fallback={<span class="text-small text-ink-2">{t('audit.record_none')}</span>}>
    {(id) => (
      <a class="inline-flex min-h-control items-center text-small" href={props.href(id())}>
        {t('audit.record_all')}
      </a>
    )}
  </Show>
)

/** Deeds as a table; on a narrow screen one below the other, each beginning with what was done. */
export function DeedRows(props: Props) {
  const wide = createMedia('(min-width: 48rem)')
  const tenant = () => acting()?.tenant ?? '00'
  return (
    <Show
      when={wide()}
      fallback={
        <ul aria-label={t('audit.caption')} class="-mx-4 divide-y divide-line border-y border-line">
          <For each={props.rows}>
            {(deed) => (
              <li class="flex flex-col gap-2 px-4 py-3">
                <div class="flex flex-wrap items-start justify-between gap-2">
                  <What deed={deed} />
                  <Seal deed={deed} />
                </div>
                <Who deed={deed} href={props.ofOfficer(deed.membership)} />
                <span class="text-small text-ink-2">
                  {shortMoment(deed.at, tenant())} {zoneOf(tenant()).name}
                </span>
                <Record deed={deed} href={props.ofRecord} />
              </li>
            )}
          </For>
        </ul>
      }
    >
      <table class="w-full border-separate border-spacing-0 rounded-box border border-line bg-surface text-left">
        <caption class="sr-only">{t('audit.caption')}</caption>
        <thead>
          <tr>
            <th scope="col" aria-sort="descending" class={`${headClass} rounded-tl-box`}>
              {t('audit.zone', { zone: zoneOf(tenant()).name })}
            </th>
            <th scope="col" class={headClass}>
              {t('audit.what')}
            </th>
            <th scope="col" class={headClass}>
              {t('audit.who')}
            </th>
            <th scope="col" class={headClass}>
              {t('audit.record')}
            </th>
            <th scope="col" class={`${headClass} rounded-tr-box`}>
              {t('audit.seal')}
            </th>
          </tr>
        </thead>
        <tbody class="[&_tr:last-child>*]:border-b-0">
          <For each={props.rows}>
            {(deed) => (
              <tr>
                <td class={`${cellClass} whitespace-nowrap`}>{shortMoment(deed.at, tenant())}</td>
                <th scope="row" class={`${cellClass} font-semibold`}>
                  <What deed={deed} />
                </th>
                <td class={cellClass}>
                  <Who deed={deed} href={props.ofOfficer(deed.membership)} />
                </td>
                <td class={cellClass}>
                  <Record deed={deed} href={props.ofRecord} />
                </td>
                <td class={`${cellClass} whitespace-nowrap`}>
                  <Seal deed={deed} />
                </td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </Show>
  )
}

import { For, Show } from 'solid-js'
import { shortMoment } from '../text/date.ts'
import { t } from '../text/text.ts'
import { Facts } from '../ui/Facts.tsx'
import { StatusTag } from '../ui/StatusTag.tsx'
import { MailDomain } from './MailDomain.tsx'
import { areaText, isState, statusOf, type Reviewed } from './states.ts'

type Compared = {
  id: string
  state: string
  institution: string
  areas: readonly { label: string }[]
  decree: string
  submittedAt: string | null
  mailDomain: string
  isOfficial: boolean
  isFreeMail: boolean
}

/** Side by side: who else asks for the same area, by what tells them apart. */
export function Others(props: { of: Reviewed }) {
  const columns = (): Compared[] => [
    { ...props.of, institution: props.of.content.area.institution },
    ...props.of.others,
  ]
  const lines = () => [
    {
      head: t('application.state'),
      cell: (one: Compared) => {
        const state = isState(one.state) ? one.state : 'DIKIRIM'
        return <StatusTag status={statusOf[state]}>{t(`application.state.${state}`)}</StatusTag>
      },
    },
    { head: t('application.area'), cell: (one: Compared) => areaText(one.areas) },
    { head: t('application.mail'), cell: (one: Compared) => <MailDomain of={one} /> },
    { head: t('application.decree'), cell: (one: Compared) => one.decree },
    { head: t('application.sent'), cell: (one: Compared) => (one.submittedAt ? shortMoment(one.submittedAt) : '') },
  ]
  return (
    <section class="flex flex-col gap-2">
      <h2>{t('application.others_title')}</h2>
      <Show when={props.of.others.length > 0} fallback={<p class="text-ink-2">{t('application.others_none')}</p>}>
        <p class="text-ink-2">{t('application.others_text')}</p>
        <ul class="flex flex-col gap-6 tablet:hidden">
          <For each={columns()}>
            {(one, at) => (
              <li class="flex flex-col gap-1">
                <Name of={one} isThis={at() === 0} />
                <Facts facts={lines().map(({ head, cell }) => ({ label: head, value: cell(one) }))} />
              </li>
            )}
          </For>
        </ul>
        <div
          class="hidden overflow-x-auto tablet:block"
          tabindex="0"
          role="region"
          aria-label={t('application.others_title')}
        >
          <table class="w-full border-separate border-spacing-0 rounded-box border border-line bg-surface text-left">
            <caption class="sr-only">{t('application.others_title')}</caption>
            <thead>
              <tr>
                <td class="border-b border-line" />
                <For each={columns()}>
                  {(one, at) => (
                    <th scope="col" class="min-w-44 border-b border-line px-3 py-2 align-top font-semibold">
                      <Name of={one} isThis={at() === 0} />
                    </th>
                  )}
                </For>
              </tr>
            </thead>
            <tbody class="[&_tr:last-child>*]:border-b-0">
              <For each={lines()}>
                {(line) => (
                  <tr>
                    <th scope="row" class="border-b border-line px-4 py-2 align-top text-small font-normal text-ink-2">
                      {line.head}
                    </th>
                    <For each={columns()}>
                      {(one) => <td class="border-b border-line px-3 py-2 align-top">{line.cell(one)}</td>}
                    </For>
                  </tr>
                )}
              </For>
            </tbody>
          </table>
        </div>
      </Show>
    </section>
  )
}

/** Who applies: the one that is looked at, or the way to the other. */
function Name(props: { of: Compared; isThis: boolean }) {
  return (
    <Show
      when={props.isThis}
      fallback={
        <a class="inline-flex min-h-control items-center" href={`/permohonan/${props.of.id}`}>
          {props.of.institution}
        </a>
      }
    >
      <span class="font-semibold">{props.of.institution}</span>
      <span class="block text-small font-normal text-ink-2">{t('application.this')}</span>
    </Show>
  )
}

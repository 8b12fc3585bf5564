import { SECTIONS } from '@slrt/domain/application'
import { For, Show } from 'solid-js'
import { moment } from '../text/date.ts'
import { t, tCode } from '../text/text.ts'
import { Facts } from '../ui/Facts.tsx'
import { MailDomain } from './MailDomain.tsx'
import type { Reviewed } from './states.ts'

const lines = (texts: string[]) => (
  <span class="flex max-w-[54ch] flex-col">
    <For each={texts.filter(Boolean)}>{(text) => <span>{text}</span>}</For>
  </span>
)

/** All that the application says; and why it was returned, where it was. */
export function ContentFacts(props: { of: Reviewed }) {
  const content = () => props.of.content
  const basis = () => {
    const { type, number, year, title } = content().basis
    return type && year
      ? t('join.basis_says', { type: tCode('join.type.', type, 'join.basis'), number, year: String(year), title })
      : ''
  }
  const reasons = () => SECTIONS.filter((section) => props.of.reasons[section])
  return (
    <section class="flex flex-col gap-3">
      <h2>{t('application.content_title')}</h2>
      <Facts
        facts={[
          {
            label: t('join.kind'),
            value: t(content().area.kind === 'province' ? 'join.kind.province' : 'join.kind.district'),
          },
          { label: t('application.area'), value: props.of.areas.map(({ label }) => label).join(', ') },
          { label: t('application.institution'), value: content().area.institution },
          { label: t('join.head'), value: lines([content().contact.headName, content().contact.headTitle]) },
          {
            label: t('join.contact'),
            value: lines([content().contact.name, content().contact.title, content().contact.phone]),
          },
          { label: t('join.basis'), value: lines([basis()]) },
          {
            label: t('join.proof_email'),
            value: (
              <span class="flex flex-col">
                <span class="wrap-anywhere">{props.of.email?.address}</span>
                <MailDomain of={props.of} bare />
              </span>
            ),
          },
          {
            label: t('join.section.agreement'),
            value: lines([
              props.of.agreement.name,
              props.of.agreement.title,
              props.of.agreement.at ? moment(props.of.agreement.at, props.of.areas[0]?.code) : '',
            ]),
          },
        ]}
      />
      <Show when={reasons().length > 0}>
        <h2 class="mt-3">{t('application.returned_reasons')}</h2>
        <Facts
          facts={reasons().map((section) => ({
            label: t(`join.section.${section}`),
            value: <p class="whitespace-pre-wrap">{props.of.reasons[section]}</p>,
          }))}
        />
      </Show>
    </section>
  )
}

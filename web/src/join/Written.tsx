import { t, tCode } from '../text/text.ts'
import { Facts } from '../ui/Facts.tsx'
import type { Shown } from './client.ts'
import { sizeText } from './size.ts'

/** All that was handed in, to be read. */
export function Written(props: { of: Shown }) {
  const content = () => props.of.content
  const decree = () => {
    const { type, number, year, title } = content().basis
    return type && year
      ? t('join.basis_says', { type: tCode('join.type.', type, 'join.basis'), number, year: String(year), title })
      : ''
  }
  const lines = (...texts: string[]) => (
    <div class="flex flex-col">
      {texts.filter(Boolean).map((text) => (
        <span>{text}</span>
      ))}
    </div>
  )
  return (
    <section class="flex flex-col gap-3">
      <h2>{t('join.read')}</h2>
      <Facts
        facts={[
          { label: t('join.areas'), value: props.of.areas.map(({ label }) => label).join(', ') },
          { label: t('join.institution'), value: content().area.institution },
          { label: t('join.head'), value: lines(content().contact.headName, content().contact.headTitle) },
          {
            label: t('join.contact'),
            value: lines(content().contact.name, content().contact.title, content().contact.phone),
          },
          {
            label: t('join.basis'),
            value: lines(decree(), props.of.file ? `${props.of.file.name}, ${sizeText(props.of.file.bytes)}` : ''),
          },
          {
            label: t('join.section.agreement'),
            value: lines(props.of.agreement.name, props.of.agreement.title),
          },
          { label: t('join.proof_email'), value: props.of.email?.address ?? '' },
        ]}
      />
    </section>
  )
}

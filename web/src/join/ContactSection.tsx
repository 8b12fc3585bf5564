import type { Content } from '@slrt/domain/application'
import { createAttempt } from '../attempt.ts'
import { t } from '../text/text.ts'
import { TextField } from '../ui/TextField.tsx'
import type { Shown } from './client.ts'
import { createSectionDraft } from './section-draft.ts'
import { SectionForm } from './SectionForm.tsx'
import { SectionFrame } from './SectionFrame.tsx'

type Field = keyof Content['contact']
const FIELDS: readonly Field[] = ['headName', 'headTitle', 'name', 'title', 'phone']

/** 2: who heads the institution, and who is asked, and becomes its first admin. */
export function ContactSection(props: { of: Shown }) {
  const draft = createSectionDraft('contact')
  const attempt = createAttempt()
  const wanting = () =>
    FIELDS.filter((field) => draft.values[field].trim().length < 2).map((field) => ({
      path: `contact.${field}`,
      reason: 'required',
    }))
  const field = (name: Field) => ({
    name: `contact.${name}`,
    label: t(`join.contact.${name}`),
    value: draft.values[name],
    onInput: (value: string) => draft.put({ [name]: value }),
    maxlength: 120,
    error: attempt.errorAt(`contact.${name}`),
  })
  return (
    <SectionFrame of={props.of} section="contact">
      <SectionForm
        name="contact"
        draft={draft}
        attempt={attempt}
        wanting={wanting}
        parts={FIELDS.map((name) => ({
          field: name,
          label: t(`join.contact.${name}`),
          text: (contact: Content['contact']) => contact[name],
        }))}
      >
        <fieldset class="flex flex-col gap-5">
          <legend class="mb-3 text-h2">{t('join.head')}</legend>
          <TextField {...field('headName')} hint={t('join.contact.headName_hint')} />
          <TextField {...field('headTitle')} hint={t('join.contact.headTitle_hint')} />
        </fieldset>
        <fieldset class="flex flex-col gap-5">
          <legend class="mb-3 text-h2">{t('join.contact')}</legend>
          <p class="text-ink-2">{t('join.contact_text')}</p>
          <TextField {...field('name')} autocomplete="name" />
          <TextField {...field('title')} autocomplete="organization-title" />
          <TextField {...field('phone')} type="tel" inputmode="tel" autocomplete="tel" width="max-w-72" />
        </fieldset>
      </SectionForm>
    </SectionFrame>
  )
}

import type { Content } from '@slrt/domain/application'
import { createSignal } from 'solid-js'
import { createAttempt } from '../attempt.ts'
import { t, tCode } from '../text/text.ts'
import { Select } from '../ui/Select.tsx'
import { TextField } from '../ui/TextField.tsx'
import type { Shown } from './client.ts'
import { DecreeFile } from './DecreeFile.tsx'
import { createSectionDraft } from './section-draft.ts'
import { SectionForm } from './SectionForm.tsx'
import { SectionFrame } from './SectionFrame.tsx'

type Basis = Content['basis']
const TYPES = ['PERDA', 'PERGUB', 'PERBUP', 'PERWAL', 'SK'] as const

/** 3: what the SLRT rests on: a regulation or a decree, with its scan. */
export function BasisSection(props: { of: Shown }) {
  const draft = createSectionDraft('basis')
  const attempt = createAttempt()
  /** The year as it is being typed; a number only once it has four digits. */
  const [year, setYear] = createSignal(String(draft.values.year ?? ''))
  const isYear = (text: string) => /^\d{4}$/.test(text) && Number(text) >= 1945 && Number(text) <= 2100
  const wanting = () => [
    ...(draft.values.type === null ? [{ path: 'basis.type', reason: 'required' }] : []),
    ...(draft.values.number.trim() === '' ? [{ path: 'basis.number', reason: 'required' }] : []),
    ...(isYear(year()) ? [] : [{ path: 'basis.year', reason: year() ? 'four_digits' : 'required' }]),
    ...(draft.values.title.trim().length < 3 ? [{ path: 'basis.title', reason: 'required' }] : []),
    ...(props.of.file ? [] : [{ path: 'basis.file', reason: 'required' }]),
  ]
  const typeText = (type: string | null) => (type ? tCode('join.type.', type, 'join.basis') : '')
  return (
    <SectionFrame of={props.of} section="basis" text={t('join.basis_text')}>
      <SectionForm
        name="basis"
        draft={draft}
        attempt={attempt}
        wanting={wanting}
        parts={[
          { field: 'type', label: t('join.basis_type'), text: ({ type }: Basis) => typeText(type) },
          { field: 'number', label: t('join.basis_number'), text: ({ number }: Basis) => number },
          { field: 'year', label: t('join.basis_year'), text: (basis: Basis) => String(basis.year ?? '') },
          { field: 'title', label: t('join.basis_title'), text: ({ title }: Basis) => title },
        ]}
      >
        <Select
          name="basis.type"
          label={t('join.basis_type')}
          value={draft.values.type ?? ''}
          onChange={(type) => draft.put({ type: (type || null) as Basis['type'] })}
          choices={[
            { value: '', label: t('join.basis_choose') },
            ...TYPES.map((value) => ({ value, label: t(`join.type.${value}`) })),
          ]}
          error={attempt.errorAt('basis.type')}
        />
        <TextField
          name="basis.number"
          label={t('join.basis_number')}
          hint={t('join.basis_number_hint')}
          value={draft.values.number}
          onInput={(number) => draft.put({ number })}
          maxlength={40}
          width="max-w-56"
          error={attempt.errorAt('basis.number')}
        />
        <TextField
          name="basis.year"
          label={t('join.basis_year')}
          inputmode="numeric"
          value={year()}
          onInput={(text) => {
            setYear(text.trim())
            draft.put({ year: isYear(text.trim()) ? Number(text) : null })
          }}
          maxlength={4}
          width="max-w-32"
          error={attempt.errorAt('basis.year')}
        />
        <TextField
          name="basis.title"
          label={t('join.basis_title')}
          hint={t('join.basis_title_hint')}
          value={draft.values.title}
          onInput={(title) => draft.put({ title })}
          rows={3}
          maxlength={300}
          error={attempt.errorAt('basis.title')}
        />
        <DecreeFile of={props.of} flush={draft.flush} error={attempt.errorAt('basis.file')} />
      </SectionForm>
    </SectionFrame>
  )
}

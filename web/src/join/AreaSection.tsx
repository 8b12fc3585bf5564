import { createSignal, Show } from 'solid-js'
import { createAttempt } from '../attempt.ts'
import { t } from '../text/text.ts'
import type { Area } from '../ui/AreaPicker.tsx'
import { Notice } from '../ui/Notice.tsx'
import { TextField } from '../ui/TextField.tsx'
import { AreaChoice } from './AreaChoice.tsx'
import type { Shown } from './client.ts'
import { createSectionDraft } from './section-draft.ts'
import { SectionForm } from './SectionForm.tsx'
import { SectionFrame } from './SectionFrame.tsx'

/** 1: for which area, and which institution asks. */
export function AreaSection(props: { of: Shown }) {
  const draft = createSectionDraft('area')
  const attempt = createAttempt()
  /** Names of what was chosen here; the server tells those of what it has. */
  const [names, setNames] = createSignal<Record<string, Area>>({})
  const areas = () =>
    draft.values.areas.map(
      (code) => names()[code] ?? props.of.areas.find((area) => area.code === code) ?? { code, label: code },
    )
  function choose(next: { kind: 'district' | 'province'; areas: Area[] }) {
    setNames((before) => ({ ...before, ...Object.fromEntries(next.areas.map((area) => [area.code, area])) }))
    draft.put({ kind: next.kind, areas: next.areas.map(({ code }) => code) })
  }
  const wanting = () => {
    const provinces = new Set(draft.values.areas.map((code) => code.slice(0, 2)))
    return [
      ...(draft.values.areas.length === 0 ? [{ path: 'areas', reason: 'required' }] : []),
      ...(provinces.size > 1 ? [{ path: 'areas', reason: 'one_province' }] : []),
      ...(draft.values.institution.trim().length < 3 ? [{ path: 'area.institution', reason: 'required' }] : []),
    ]
  }
  return (
    <SectionFrame of={props.of} section="area">
      <Show when={props.of.isTaken}>
        <Notice kind="info">{t('join.taken')}</Notice>
      </Show>
      <SectionForm
        name="area"
        draft={draft}
        attempt={attempt}
        wanting={wanting}
        parts={[
          { field: 'areas', label: t('join.areas'), text: ({ areas: codes }: { areas: string[] }) => codes.join(', ') },
          {
            field: 'institution',
            label: t('join.institution'),
            text: ({ institution }: { institution: string }) => institution,
          },
        ]}
      >
        <AreaChoice kind={draft.values.kind} areas={areas()} onChange={choose} error={attempt.errorAt('areas')} />
        <TextField
          name="area.institution"
          label={t('join.institution')}
          hint={t('join.institution_hint')}
          value={draft.values.institution}
          onInput={(institution) => draft.put({ institution })}
          autocomplete="organization"
          maxlength={120}
          error={attempt.errorAt('area.institution')}
        />
      </SectionForm>
    </SectionFrame>
  )
}

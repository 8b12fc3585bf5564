import type { Attempt } from '../attempt.ts'
import type { Draft } from '../draft.ts'
import { t } from '../text/text.ts'
import { AreaPicker, type Area } from '../ui/AreaPicker.tsx'
import { Button } from '../ui/Button.tsx'
import { ChoiceRows } from '../ui/ChoiceRows.tsx'
import { Form } from '../ui/Form.tsx'
import { Restored } from '../ui/Restored.tsx'
import { TextField } from '../ui/TextField.tsx'
import { clearOpenDraft, suggestedName, type OpenDraft } from './open-draft.ts'
import '../text/tenant.ts'

export function TenantForm(props: { draft: Draft<OpenDraft>; attempt: Attempt; onReview: () => void }) {
  const values = () => props.draft.values
  const set = (next: Partial<OpenDraft>) => props.draft.set(next)
  const choose = (next: Partial<Pick<OpenDraft, 'kind' | 'areas'>>) => {
    const { kind, areas, named, name } = { ...values(), ...next }
    set({ ...next, name: named ? name : suggestedName(kind, areas) })
  }
  return (
    <Form of={props.attempt} onSubmit={props.onReview}>
      <Restored of={props.draft} onClear={() => clearOpenDraft(props.draft)} />
      <ChoiceRows
        name="kind"
        label={t('tenant.kind')}
        value={values().kind}
        onChange={(kind) => choose({ kind: kind as OpenDraft['kind'] })}
        choices={[
          { value: 'district', label: t('tenant.kind.district'), hint: t('tenant.kind.district_hint') },
          { value: 'province', label: t('tenant.kind.province'), hint: t('tenant.kind.province_hint') },
        ]}
      />
      <AreaPicker
        name="areas"
        label={t('tenant.areas_label')}
        hint={t('tenant.areas_hint')}
        level="district"
        value={values().areas}
        onChange={(areas: Area[]) => choose({ areas })}
        error={props.attempt.errorAt('areas')}
      />
      <TextField
        name="name"
        label={t('tenant.name_label')}
        hint={t('tenant.name_hint')}
        value={values().name}
        onInput={(name) => set({ name, named: name !== '' })}
        error={props.attempt.errorAt('name')}
      />
      <fieldset class="flex flex-col gap-5">
        <legend class="text-h2">{t('tenant.first_admin')}</legend>
        <p class="text-ink-2">{t('tenant.first_admin_text')}</p>
        <TextField
          name="admin.name"
          label={t('staff.name')}
          value={values().admin}
          onInput={(admin) => set({ admin })}
          error={props.attempt.errorAt('admin.name')}
        />
        <TextField
          name="admin.email"
          label={t('staff.email')}
          hint={t('staff.email_hint')}
          type="email"
          inputmode="email"
          value={values().email}
          onInput={(email) => set({ email })}
          error={props.attempt.errorAt('admin.email')}
        />
      </fieldset>
      <Button type="submit" kind="main" large wide class="self-start">
        {t('tenant.review')}
      </Button>
    </Form>
  )
}

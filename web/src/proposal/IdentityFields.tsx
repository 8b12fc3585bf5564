import { NumberField } from '../household/NumberField.tsx'
import { t } from '../text/text.ts'
import { Select } from '../ui/Select.tsx'
import { TextField } from '../ui/TextField.tsx'
import { DayField } from './DayField.tsx'
import type { KindProps } from './KindFields.tsx'

/** What the papers really say; what is right already stays empty. */
export function IdentityFields(props: KindProps) {
  const identity = () => props.values.identity
  const put = (next: Partial<KindProps['values']['identity']>) => props.set({ identity: { ...identity(), ...next } })
  return (
    <>
      <p class="text-ink-2">{t('usulan.identity_text')}</p>
      <TextField
        name="identity"
        label={t('usulan.field.member.name')}
        optional={t('form.optional')}
        maxlength={120}
        value={identity().name}
        onInput={(name) => put({ name })}
        error={props.attempt.errorAt('identity')}
      />
      <NumberField
        name="identity_nik"
        label={`${t('usulan.field.member.nik')} (${t('form.optional')})`}
        hint={t('member.nik_hint')}
        value={identity().nik}
        onInput={(nik) => put({ nik })}
      />
      <DayField
        name="identity_birth"
        label={`${t('usulan.field.member.birthDate')} (${t('form.optional')})`}
        value={identity().birthDate}
        onInput={(birthDate) => put({ birthDate })}
      />
      <TextField
        name="identity_place"
        label={t('usulan.field.birthPlace')}
        optional={t('form.optional')}
        maxlength={80}
        value={identity().birthPlace}
        onInput={(birthPlace) => put({ birthPlace })}
      />
      <Select
        name="identity_sex"
        label={`${t('usulan.field.member.sex')} (${t('form.optional')})`}
        value={identity().sex}
        onChange={(sex) => put({ sex })}
        choices={[
          { value: '', label: t('usulan.as_is') },
          { value: 'P', label: t('sex.P') },
          { value: 'L', label: t('sex.L') },
        ]}
      />
      <TextField
        name="identity_mother"
        label={t('usulan.field.mother')}
        optional={t('form.optional')}
        maxlength={120}
        value={identity().mother}
        onInput={(mother) => put({ mother })}
      />
    </>
  )
}

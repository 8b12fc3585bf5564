import type { Role } from '@slrt/domain/permission'
import { unitKindOf } from '@slrt/domain/unit'
import { Show } from 'solid-js'
import { api } from '../api.ts'
import { createAsk } from '../ask.ts'
import type { Attempt } from '../attempt.ts'
import { t } from '../text/text.ts'
import { AreaPicker, type Area } from '../ui/AreaPicker.tsx'
import { ChoiceRows } from '../ui/ChoiceRows.tsx'
import { DateField } from '../regulation/fields/DateField.tsx'
import { TextField } from '../ui/TextField.tsx'
import { StaffUnit } from './StaffUnit.tsx'
import { placesOf, roleChoices, scopeText, type StaffValues } from './staff-values.ts'

/** What all codes have in common: the narrowest area that holds them all (`32.04`, or `31` for six towns of Jakarta). */
function common(codes: readonly string[]): string | undefined {
  const [first, ...others] = codes.map((code) => code.split('.'))
  const shared = first?.filter((part, at) => others.every((other) => other[at] === part && part !== undefined))
  return shared?.join('.') || undefined
}

/** Name, how to join (only of an invitation), role, the places that the role asks for, and its last day. */
export function StaffFields(props: {
  values: StaffValues
  set: (next: Partial<StaffValues>) => void
  attempt: Attempt
  invites?: boolean
}) {
  const values = () => props.values
  const level = () => placesOf(values().role)
  const unitKind = () => {
    const { role } = values()
    return role ? unitKindOf(role) : undefined
  }
  const tenant = createAsk(
    'tenant.show',
    () => (level() ? {} : undefined),
    () => api.tenant.show.query({}),
  )
  const fits = (area: Area) =>
    area.code.split('.').length >= 3 && (level() === 'desa' || area.code.split('.').length === 3)
  return (
    <>
      <TextField
        name="name"
        label={t('staff.name')}
        value={values().name}
        onInput={(name) => props.set({ name })}
        error={props.attempt.errorAt('name')}
      />
      <Show when={props.invites}>
        <ChoiceRows
          name="how"
          label={t('staff.how')}
          value={values().how}
          onChange={(how) => props.set({ how: how === 'card' ? 'card' : 'email' })}
          choices={[
            { value: 'email', label: t('staff.how.email'), hint: t('staff.how.email_hint') },
            { value: 'card', label: t('staff.how.card'), hint: t('staff.how.card_hint') },
          ]}
        />
        <Show
          when={values().how === 'card'}
          fallback={
            <TextField
              name="email"
              label={t('staff.email')}
              type="email"
              inputmode="email"
              value={values().email}
              onInput={(email) => props.set({ email })}
              error={props.attempt.errorAt('email')}
            />
          }
        >
          <TextField
            name="userName"
            label={t('staff.user_name')}
            hint={t('staff.user_name_hint')}
            value={values().userName}
            onInput={(userName) => props.set({ userName })}
            error={props.attempt.errorAt('userName')}
          />
        </Show>
      </Show>
      <ChoiceRows
        name="role"
        label={t('staff.role')}
        value={values().role}
        onChange={(role) => props.set({ role: role as Role })}
        choices={roleChoices()}
        error={props.attempt.errorAt('role')}
      />
      <Show when={unitKind()}>
        {(kind) => (
          <StaffUnit
            kind={kind()}
            value={values().unit}
            onChange={(unit) => props.set({ unit })}
            error={props.attempt.errorAt('workplace')}
          />
        )}
      </Show>
      <Show
        when={level()}
        fallback={
          <Show when={values().role}>
            <div>
              <h2 class="text-label">{t('staff.scope')}</h2>
              <p class="text-ink-2">{t('staff.scope_whole', { scope: scopeText([]) })}</p>
            </div>
          </Show>
        }
      >
        {(at) => (
          <AreaPicker
            name="scope"
            label={t(at() === 'kecamatan' ? 'staff.scope_kecamatan' : 'staff.scope_desa')}
            hint={t(at() === 'kecamatan' ? 'staff.scope_kecamatan_hint' : 'staff.scope_desa_hint')}
            level={at() === 'kecamatan' ? 'kecamatan' : undefined}
            under={common(tenant.data()?.areas.map(({ code }) => code) ?? [])}
            fits={fits}
            value={values().areas}
            onChange={(areas) => props.set({ areas })}
            error={props.attempt.errorAt('scope')}
          />
        )}
      </Show>
      <Show when={values().role}>
        <DateField
          name="until"
          label={t('staff.until')}
          hint={t(values().role === 'AUDITOR' ? 'staff.until_hint_must' : 'staff.until_hint')}
          value={values().until}
          onInput={(until) => props.set({ until })}
          error={props.attempt.errorAt('until')}
        />
      </Show>
    </>
  )
}

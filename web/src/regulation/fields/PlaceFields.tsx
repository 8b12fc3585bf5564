import { KEYS, type Key } from '@slrt/domain/regulation-keys'
import { Show } from 'solid-js'
import type { Attempt } from '../../attempt.ts'
import { acting } from '../../session.tsx'
import { t } from '../../text/text.ts'
import { Select } from '../../ui/Select.tsx'
import type { DraftValues, Reach } from '../draft-values.ts'
import { isNation } from '../names.ts'
import { PlaceField } from '../PlaceField.tsx'
import { subjectChoices } from '../subjects.ts'

/** Where and for which needs the rule holds, as far as its key can be set for some of them. */
export function PlaceFields(props: {
  rule: Key
  values: DraftValues
  set: (part: Partial<DraftValues>) => void
  attempt: Attempt
}) {
  const spec = () => KEYS[props.rule]
  const reaches = (): Reach[] => {
    if (isNation() || spec().reach === 'tenant') return ['whole']
    return spec().reach === 'kecamatan' ? ['whole', 'kecamatan'] : ['whole', 'kecamatan', 'desa']
  }
  const level = () => (props.values.reach === 'whole' ? undefined : props.values.reach)
  return (
    <Show when={reaches().length > 1 || spec().subject !== 'none'}>
      <section class="flex flex-col gap-4" aria-labelledby="berlaku-untuk">
        <h2 id="berlaku-untuk">{t('draft.where')}</h2>
        <div class="grid gap-4 tablet:grid-cols-2">
          <Show when={reaches().length > 1}>
            <Select
              label={t('draft.area')}
              value={props.values.reach}
              onChange={(reach) => props.set({ reach: reach as Reach, area: [] })}
              choices={reaches().map((value) => ({
                value,
                label: t(`draft.area.${value}`, { tenant: acting()?.tenantName ?? '' }),
              }))}
            />
          </Show>
          <Show when={spec().subject !== 'none'}>
            <Select
              label={t('draft.subject')}
              value={props.values.subject}
              onChange={(subject) => props.set({ subject })}
              {...subjectChoices(props.rule)}
            />
          </Show>
        </div>
        <Show when={level()}>
          {(wanted) => (
            <PlaceField
              name="area"
              label={t(`draft.area_${wanted()}`)}
              level={wanted()}
              value={props.values.area}
              onChange={(area) => props.set({ area: area ? [area] : [] })}
              error={props.attempt.errorAt('area')}
            />
          )}
        </Show>
      </section>
    </Show>
  )
}

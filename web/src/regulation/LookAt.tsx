import { KEYS } from '@slrt/domain/regulation-keys'
import { useSearchParams } from '@solidjs/router'
import { Show } from 'solid-js'
import { t } from '../text/text.ts'
import type { Area } from '../ui/AreaPicker.tsx'
import { Select } from '../ui/Select.tsx'
import { isNation } from './names.ts'
import { PlaceField } from './PlaceField.tsx'
import type { Rule } from './shapes.ts'
import { firstSubject, subjectChoices } from './subjects.ts'

/** Which place and which need the rule is read for. */
export function LookAt(props: { rule: Rule; area: Area | undefined }) {
  const [search, setSearch] = useSearchParams<{ wilayah?: string; hal?: string }>()
  const spec = () => KEYS[props.rule.key]
  const put = (next: { wilayah?: string; hal?: string }) => setSearch(next, { replace: true })
  const open = () => Boolean(search.wilayah || search.hal)
  return (
    <details class="group" open={open()}>
      <summary class="inline-flex min-h-control cursor-pointer items-center font-semibold text-action underline underline-offset-3">
        {t('rule.look')}
      </summary>
      <div class="mt-2 grid gap-4 tablet:grid-cols-2">
        <Show when={spec().reach !== 'tenant' && !isNation()}>
          <PlaceField
            name="wilayah"
            label={t('rule.look_area')}
            level={spec().reach === 'kecamatan' ? 'kecamatan' : undefined}
            value={props.area ? [props.area] : []}
            onChange={(area) => put({ wilayah: area?.code ?? '' })}
          />
        </Show>
        <Show when={spec().subject !== 'none'}>
          <Select
            label={t('rule.look_subject')}
            value={search.hal ?? firstSubject(props.rule.key)}
            onChange={(hal) => put({ hal })}
            {...subjectChoices(props.rule.key)}
          />
        </Show>
      </div>
    </details>
  )
}

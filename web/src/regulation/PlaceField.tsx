import { api } from '../api.ts'
import { createAsk } from '../ask.ts'
import { t } from '../text/text.ts'
import { AreaPicker, type Area } from '../ui/AreaPicker.tsx'

const levelOf = ({ code }: Area) => (['kecamatan', 'desa'] as const)[code.split('.').length - 3]

/** One kecamatan or desa of this district, by name. */
export function PlaceField(props: {
  name: string
  label: string
  /** Only this level; both if there is none. */
  level?: 'kecamatan' | 'desa'
  value: Area[]
  onChange: (area: Area | undefined) => void
  error?: string
}) {
  const tenant = createAsk(
    'tenant.show',
    () => ({}),
    () => api.tenant.show.query({}),
  )
  const under = () => {
    const areas = tenant.data()?.areas ?? []
    return areas.length === 1 ? areas[0]!.code : areas[0]?.code.slice(0, 2)
  }
  return (
    <AreaPicker
      name={props.name}
      label={props.label}
      hint={t('draft.area_hint')}
      level={props.level}
      under={under()}
      fits={(area) => {
        const level = levelOf(area)
        return level !== undefined && (!props.level || level === props.level)
      }}
      value={props.value}
      // One place: the last that was chosen.
      onChange={(areas) => props.onChange(areas.at(-1))}
      error={props.error}
    />
  )
}

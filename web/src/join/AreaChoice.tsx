import { t } from '../text/text.ts'
import { AreaPicker, type Area } from '../ui/AreaPicker.tsx'
import { ChoiceRows } from '../ui/ChoiceRows.tsx'
import { findPlaces } from './client.ts'

type Kind = 'district' | 'province'
const lengths: Record<Kind, number> = { district: 5, province: 2 }

async function search(text: string): Promise<Area[]> {
  const answer = await findPlaces(text)
  if (!answer.ok) throw answer.problem
  return answer.body.rows
}

/** Who would hold the service, and where: one kab/kota, several that share one, or one province. */
export function AreaChoice(props: {
  kind: Kind
  areas: Area[]
  onChange: (next: { kind: Kind; areas: Area[] }) => void
  onLeave?: () => void
  error?: string
}) {
  const isProvince = () => props.kind === 'province'
  return (
    <>
      <ChoiceRows
        name="kind"
        label={t('join.kind')}
        value={props.kind}
        // What was chosen for the one holder does not fit the other.
        onChange={(kind) => props.onChange({ kind: kind as Kind, areas: [] })}
        choices={[
          { value: 'district', label: t('join.kind.district'), hint: t('join.kind.district_hint') },
          { value: 'province', label: t('join.kind.province'), hint: t('join.kind.province_hint') },
        ]}
      />
      <AreaPicker
        name="areas"
        label={t(isProvince() ? 'join.province' : 'join.areas')}
        hint={t(isProvince() ? 'join.province_hint' : 'join.areas_hint')}
        search={search}
        fits={({ code }) => code.length === lengths[props.kind]}
        value={props.areas}
        onChange={(areas) => props.onChange({ kind: props.kind, areas: isProvince() ? areas.slice(-1) : areas })}
        error={props.error}
      />
    </>
  )
}

import { t } from '../text/text.ts'
import { Select } from '../ui/Select.tsx'
import { MEASURES, type MeasureName } from './measures.ts'

export type NationSearch = { ukuran?: string; hari?: string }
export const PERIODS = [30, 90, 365] as const
export type Period = (typeof PERIODS)[number]

/** What an address asks for, or the first choice. */
export const measureNameOf = (text: unknown): MeasureName => MEASURES.find((name) => name === text) ?? 'tepat'
export const daysOf = (text: unknown): Period => PERIODS.find((days) => String(days) === text) ?? 90

export const periodText = (days: Period) => (days === 365 ? t('measure.year') : t('measure.days', { n: days }))

export function PeriodChoice(props: { search: NationSearch; onChange: (next: NationSearch) => void }) {
  return (
    <Select
      label={t('measure.period')}
      value={String(daysOf(props.search.hari))}
      onChange={(hari) => props.onChange({ hari })}
      choices={PERIODS.map((days) => ({ value: String(days), label: periodText(days) }))}
    />
  )
}

/** What the map shows, and of which time. */
export function MeasureChoice(props: { search: NationSearch; onChange: (next: NationSearch) => void }) {
  return (
    <>
      <Select
        label={t('measure.label')}
        value={measureNameOf(props.search.ukuran)}
        onChange={(ukuran) => props.onChange({ ukuran })}
        choices={MEASURES.map((name) => ({ value: name, label: t(`measure.${name}`) }))}
      />
      <PeriodChoice {...props} />
    </>
  )
}

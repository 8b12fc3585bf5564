import { t } from '../text/text.ts'
import { Select } from '../ui/Select.tsx'
import { MEASURES, type MeasureName } from './measures.ts'

export const PERIODS = [30, 90, 365] as const
export type Period = (typeof PERIODS)[number]

/** What an address asks for, or the first choice. */
export const measureNameOf = (text: unknown): MeasureName => MEASURES.find((name) => name === text) ?? 'tepat'
export const daysOf = (text: unknown): Period => PERIODS.find((days) => String(days) === text) ?? 90

export const periodText = (days: Period) => (days === 365 ? t('measure.year') : t('measure.days', { n: days }))

export function PeriodChoice(props: { days: Period; onChange: (days: string) => void }) {
  return (
    <Select
      label={t('measure.period')}
      value={String(props.days)}
      onChange={props.onChange}
      choices={PERIODS.map((days) => ({ value: String(days), label: periodText(days) }))}
    />
  )
}

/** What the map shows. */
export function MeasureChoice(props: { value: MeasureName; onChange: (name: MeasureName) => void }) {
  return (
    <Select
      label={t('measure.label')}
      value={props.value}
      onChange={(value) => props.onChange(measureNameOf(value))}
      choices={MEASURES.map((name) => ({ value: name, label: t(`measure.${name}`) }))}
    />
  )
}

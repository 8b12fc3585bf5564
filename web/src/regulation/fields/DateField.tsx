import { t } from '../../text/text.ts'
import { DateBoxes } from '../../household/DateBoxes.tsx'
import type { DateParts } from '../dates.ts'

/** A day in three boxes, put as a whole. */
export function DateField(props: {
  name: string
  label: string
  hint?: string
  value: DateParts
  onInput: (value: DateParts) => void
  error?: string
}) {
  return (
    <DateBoxes
      name={props.name}
      label={props.label}
      hint={props.hint ?? t('value.date_hint')}
      values={props.value}
      onInput={(part) => props.onInput({ ...props.value, ...part })}
      error={props.error}
    />
  )
}

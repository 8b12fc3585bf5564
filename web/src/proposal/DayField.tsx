import { createSignal } from 'solid-js'
import { DateBoxes } from '../household/DateBoxes.tsx'
import { t } from '../text/text.ts'

const digitsOf = (text: string) => text.replace(/\D/g, '')

function partsOf(day: string) {
  const [year = '', month = '', date = ''] = day.split('-')
  return { day: date, month, year }
}

/** A day in three typed boxes, kept as an ISO date; `''` while nothing stands in them. It may not exist. */
export function DayField(props: {
  name: string
  label: string
  hint?: string
  value: string
  onInput: (day: string) => void
  error?: string
}) {
  const [parts, setParts] = createSignal(partsOf(props.value))
  function put(next: Partial<ReturnType<typeof parts>>) {
    const { day, month, year } = setParts((before) => ({ ...before, ...next }))
    const isEmpty = [day, month, year].every((part) => part.trim() === '')
    const iso = [digitsOf(year).padStart(4, '0'), digitsOf(month).padStart(2, '0'), digitsOf(day).padStart(2, '0')]
    props.onInput(isEmpty ? '' : iso.join('-'))
  }
  return (
    <DateBoxes
      name={props.name}
      label={props.label}
      hint={props.hint ?? t('usulan.day_hint')}
      values={parts()}
      onInput={put}
      error={props.error}
    />
  )
}

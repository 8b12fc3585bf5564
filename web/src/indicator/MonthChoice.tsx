import { monthOf } from '../text/date.ts'
import { t } from '../text/text.ts'
import { Select } from '../ui/Select.tsx'
import { monthBefore } from './summary.ts'
import { thisMonth } from './this-month.ts'

const MONTHS = 12

/** The month that an address asks for: one of the last twelve, else this one. */
export function monthAsked(text: unknown, code: string): string {
  const now = thisMonth(code)
  const isOne = typeof text === 'string' && /^20\d\d-(0[1-9]|1[0-2])$/.test(text)
  return isOne && text <= now && text > monthBefore(now, MONTHS) ? text : now
}

export function MonthChoice(props: { month: string; code: string; onChange: (month: string) => void }) {
  const months = () => Array.from({ length: MONTHS }, (_, by) => monthBefore(thisMonth(props.code), by))
  return (
    <Select
      label={t('summary.month')}
      value={props.month}
      onChange={props.onChange}
      choices={months().map((value) => ({ value, label: monthOf(value) }))}
    />
  )
}

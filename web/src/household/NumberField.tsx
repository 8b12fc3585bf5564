import { groupNumber } from '@slrt/domain/nik'
import { t } from '../text/text.ts'
import { TextField } from '../ui/TextField.tsx'

const length = 16
const digitsOf = (text: string) => text.replace(/\D/g, '')

/** A NIK or family card number: blanks and dots do not matter, in fours after leaving, and how many digits stand there. */
export function NumberField(props: {
  name: string
  label: string
  hint: string
  error?: string
  value: string
  onInput: (value: string) => void
}) {
  const count = () => digitsOf(props.value).length
  return (
    <TextField
      {...props}
      inputmode="numeric"
      width="max-w-96"
      maxlength={30}
      onLeave={() => count() === length && props.onInput(groupNumber(digitsOf(props.value)))}
      after={
        <span
          class="pointer-events-none absolute inset-y-0 right-3 flex items-center text-small text-ink-2"
          aria-hidden="true"
        >
          {t('number.count', { n: count(), of: length })}
        </span>
      }
    />
  )
}

import { createSignal } from 'solid-js'
import { t } from '../text/text.ts'
import { TextField } from './TextField.tsx'

type Props = {
  name: string
  label: string
  hint?: string
  error?: string
  value: string
  onInput: (value: string) => void
  autocomplete: 'current-password' | 'new-password'
}

/** A password that can be shown: typing blind on a phone is how people lock themselves out. */
export function PasswordField(props: Props) {
  const [shown, setShown] = createSignal(false)
  return (
    <TextField
      {...props}
      type={shown() ? 'text' : 'password'}
      after={
        <button
          type="button"
          class="absolute inset-y-0 right-0 rounded-box px-3 text-label text-action underline underline-offset-3"
          aria-pressed={shown()}
          aria-label={t(shown() ? 'password.hide_label' : 'password.show_label')}
          onClick={() => setShown(!shown())}
        >
          {t(shown() ? 'password.hide' : 'password.show')}
        </button>
      }
    />
  )
}

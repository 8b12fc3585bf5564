import { api } from '../api.ts'
import { t } from '../text/text.ts'
import { Identity } from '../ui/Identity.tsx'

/** An officer's e-mail with only its first letter. */
export function Contact(props: { id: string; name: string; masked: string }) {
  return (
    <Identity
      label={t('staff.email_of', { name: props.name })}
      masked={props.masked}
      path="staff.contact"
      reveal={async () => (await api.staff.contact.mutate({ id: props.id })).email}
    />
  )
}

import { Show } from 'solid-js'
import { t } from '../text/text.ts'
import BadgeCheck from '~icons/lucide/badge-check'

type Mail = { mailDomain: string; isOfficial: boolean; isFreeMail: boolean }

/** The domain of the proved address, and what it says of its owner: a shape and a word, never a verdict. */
export function MailDomain(props: { of: Mail; bare?: boolean }) {
  const says = () =>
    t(
      props.of.isOfficial
        ? 'application.mail_official'
        : props.of.isFreeMail
          ? 'application.mail_free'
          : 'application.mail_other',
    )
  return (
    <span class="flex flex-col">
      <Show when={!props.bare}>
        <span class="wrap-anywhere">{props.of.mailDomain}</span>
      </Show>
      <span class="inline-flex items-center gap-1 text-small text-ink-2">
        <Show when={props.of.isOfficial}>
          <BadgeCheck class="icon text-done-ink" aria-hidden="true" />
        </Show>
        {says()}
      </span>
    </span>
  )
}

import { Show } from 'solid-js'
import { may } from '../session.tsx'
import { t } from '../text/text.ts'
import { ActionDock } from '../ui/ActionDock.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'
import UserPlus from '~icons/lucide/user-plus'

type Props = {
  /** The family that it is about, if it is known. */
  household?: string
  /** Another act of the page has the one filled button. */
  beside?: boolean
}

function Register(props: Props & { large?: boolean }) {
  return (
    <LinkButton
      href={props.household ? `/catat?keluarga=${props.household}` : '/catat'}
      kind={props.beside ? 'plain' : 'main'}
      large={props.large ?? false}
    >
      <UserPlus class="icon" aria-hidden="true" />
      {t(props.household ? 'register.for_family' : 'register.title')}
    </LinkButton>
  )
}

/** The act that is always in reach: beside the heading of a wide window … */
export function RegisterButton(props: Props) {
  return (
    <Show when={may('complaint.register')}>
      <div class="hidden desktop:block">
        <Register {...props} />
      </div>
    </Show>
  )
}

/** … and above the places of a phone. Goes at the end of a page. */
export function RegisterDock(props: Props) {
  return (
    <Show when={may('complaint.register')}>
      <ActionDock>
        <Register {...props} large />
      </ActionDock>
    </Show>
  )
}

import * as Menu from '@kobalte/core/dropdown-menu'
import { useNavigate } from '@solidjs/router'
import { For } from 'solid-js'
import { actAs, acting, session } from '../session.tsx'
import { t, tCode } from '../text/text.ts'
import Check from '~icons/lucide/check'
import ChevronDown from '~icons/lucide/chevron-down'

/** The other memberships of the same person. Choosing one starts at its own first page. */
export function ActingMenu(props: { label: string }) {
  const navigate = useNavigate()
  const choose = (id: string) => {
    actAs(id)
    navigate('/', { replace: true })
  }
  return (
    <Menu.Root gutter={4} modal={false}>
      <Menu.Trigger class="no-print flex min-h-control items-center gap-2 rounded-box border border-edge bg-surface px-3 text-small font-semibold text-ink hover:bg-sunken">
        {props.label}
        <ChevronDown class="icon" aria-hidden="true" />
      </Menu.Trigger>
      <Menu.Portal mount={document.getElementById('isi') ?? undefined}>
        <Menu.Content class="z-50 max-h-[70dvh] w-80 max-w-[calc(100vw-2rem)] overflow-y-auto rounded-box border border-line bg-raised p-1 shadow-(--overlay) outline-none">
          <Menu.RadioGroup value={acting()?.id} onChange={choose}>
            <Menu.GroupLabel class="block px-3 py-2 text-small text-ink-2">{t('acting.title')}</Menu.GroupLabel>
            <For each={session()?.memberships}>
              {(one) => (
                <Menu.RadioItem
                  value={one.id}
                  class="flex min-h-12 cursor-pointer items-center gap-3 rounded-box px-3 py-1.5 outline-none data-highlighted:bg-action-soft"
                >
                  <span class="flex min-w-0 flex-1 flex-col">
                    <span class="font-semibold">{tCode('role.', one.role, 'role.other')}</span>
                    <span class="text-small text-ink-2">{one.tenantName}</span>
                  </span>
                  <Menu.ItemIndicator>
                    <Check class="icon" aria-hidden="true" />
                  </Menu.ItemIndicator>
                </Menu.RadioItem>
              )}
            </For>
          </Menu.RadioGroup>
        </Menu.Content>
      </Menu.Portal>
    </Menu.Root>
  )
}

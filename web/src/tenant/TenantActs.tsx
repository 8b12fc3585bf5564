import { createSignal, For, Show } from 'solid-js'
import type { Outputs } from '../api.ts'
import { may } from '../session.tsx'
import { t } from '../text/text.ts'
import { Button } from '../ui/Button.tsx'
import { PractiseAction } from './Practise.tsx'
import { TenantStateDialog, type StateAct } from './TenantStateDialog.tsx'

type Tenant = Outputs['tenant']['show']

/** What can be done in which state; a closed district stays closed. */
const possible: Record<string, readonly StateAct[]> = {
  AKTIF: ['suspend', 'close'],
  DITANGGUHKAN: ['resume', 'close'],
  DITUTUP: [],
}

/** What the secretariat may do with a district. */
export function TenantActs(props: { tenant: Tenant; again: () => Promise<void> }) {
  const [asked, setAsked] = createSignal<StateAct>()
  const acts = () => (possible[props.tenant.state] ?? []).filter((act) => may(`tenant.${act}`))
  return (
    <div class="no-print flex flex-wrap gap-3 empty:hidden">
      <For each={acts()}>{(act) => <Button onClick={() => setAsked(act)}>{t(`tenant.${act}`)}</Button>}</For>
      <Show when={props.tenant.state === 'AKTIF' && !props.tenant.practiceOf && may('tenant.practise')}>
        <PractiseAction code={props.tenant.code} name={props.tenant.name} again={props.again} />
      </Show>
      <For each={['suspend', 'resume', 'close'] as const}>
        {(act) => (
          <TenantStateDialog
            act={act}
            tenant={props.tenant}
            open={asked() === act}
            onClose={() => setAsked(undefined)}
            again={props.again}
          />
        )}
      </For>
    </div>
  )
}
